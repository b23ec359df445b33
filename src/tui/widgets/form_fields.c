// SPDX-License-Identifier: EUPL-1.2
/* Which fields a form shows, in which order: it follows what is typed, so that a train is not asked its vehicle. */
#include <string.h>
#include <carnet/base/mem.h>
#include "form.h"

/* Fields of a new record's form before «more fields». */
enum { FEW = 14 };

enum { ORDER_NEEDED, ORDER_OWN, ORDER_USUAL, ORDER_KEPT, ORDER_RARE, ORDER_AUTO, ORDER_HIDDEN };

/* Required first, filled by the program last; between, what the kind that was chosen asks of its own, those that hold something already or that
   lists show, and as many of the others as make a short form. */
static int place_of(const entity *e, const field *f, bool filled)
{
	if (f->flags & (F_NEED | F_AUTO))
		return f->flags & F_NEED ? ORDER_NEEDED : ORDER_AUTO;
	if (f->opt.when && !(f->flags & F_RARE) && entity_field(e, f->opt.when)->flags & F_NEED)
		return ORDER_OWN;
	if (filled)
		return ORDER_USUAL;
	if (f->flags & (F_LIST | F_RARE) || f->opt.when)
		return f->flags & F_RARE ? ORDER_RARE : ORDER_USUAL;
	int room = FEW;
	for (size_t i = 0; i < e->nfields; i++)
		room -= (e->fields[i].flags & (F_NEED | F_LIST)) && !(e->fields[i].flags & (F_AUTO | F_RARE));
	for (const field *before = e->fields; before < f; before++)
		room -= !(before->flags & (F_NEED | F_LIST | F_AUTO | F_RARE)) && !before->opt.when;
	return room > 0 ? ORDER_USUAL : ORDER_RARE;
}

static bool has_input(const field *f)
{
	return f->type->control != CONTROL_FILE && f->type->control != CONTROL_LIST;
}

/* Whether the word is one of "a|b|c". */
static bool among(const char *word, const char *words)
{
	size_t len = strlen(word);
	for (const char *at = words; len && at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
		if (strncmp(at, word, len) == 0 && (at[len] == '|' || !at[len]))
			return true;
	}
	return false;
}

/* What the kind calls for. */
static bool called_for(const struct form *f, const struct input *c)
{
	const struct input *decides = c->f->opt.when ? form_input(f, entity_field(f->e, c->f->opt.when)) : NULL;
	return !decides || among(input_typed(decides), c->f->opt.among);
}

/* Of another kind: what was typed, or is in the record already, is never hidden, nor what someone was led to; what a new record was only
   proposed is. */
static bool stays(const struct form *f, const struct input *c)
{
	return input_changed(c) || (f->start->id && *input_typed(c)) || c->said || c == f->asked;
}

void form_make(struct form *f)
{
	f->inputs = NEW_ARRAY(f, struct input *, f->e->nfields);
	f->all = 0;
	for (size_t i = 0; i < f->e->nfields; i++) {
		if (has_input(&f->e->fields[i]))
			f->inputs[f->all++] = input_new(f, &f->e->fields[i]);
	}
	f->count = f->shown = f->all;
}

static int order_of(const struct form *f, const struct input *c)
{
	if (!called_for(f, c))
		return stays(f, c) ? ORDER_KEPT : ORDER_HIDDEN;
	return place_of(f->e, c->f, f->start->id && record_get(f->start, c->f->name)->kind != V_NULL);
}

/* Entity order within each place. */
static void sort(struct form *f)
{
	AUTO_CTX(tmp);
	struct input **sorted = NEW_ARRAY(tmp, struct input *, f->all);
	size_t n = 0, upto[ORDER_HIDDEN + 1];
	for (int order = ORDER_NEEDED; order <= ORDER_HIDDEN; order++) {
		for (size_t i = 0; i < f->e->nfields; i++) {
			struct input *c = form_input(f, &f->e->fields[i]);
			if (c && order_of(f, c) == order)
				sorted[n++] = c;
		}
		upto[order] = n;
	}
	memcpy(f->inputs, sorted, f->all * sizeof *sorted);
	f->count = upto[ORDER_AUTO];
	f->shown = f->opened ? f->count : upto[ORDER_KEPT];
}

void form_arrange(struct form *f)
{
	struct input *on = form_focus(f);
	bool save = f->focus + 1 >= form_stops(f);
	sort(f);
	f->focus = on ? form_stop_of(f, on) : save ? form_stops(f) - 1 : f->shown;
}

size_t form_stop_of(const struct form *f, const struct input *c)
{
	for (size_t i = 0; i < f->shown; i++) {
		if (f->inputs[i] == c)
			return i;
	}
	return f->shown;
}

size_t form_reveal(struct form *f, const struct input *c)
{
	f->asked = c;
	form_arrange(f);
	if (form_stop_of(f, c) < f->shown)
		return form_stop_of(f, c);
	f->opened = true;
	form_arrange(f);
	return form_stop_of(f, c);
}

bool form_has_more(const struct form *f)
{
	return f->shown < f->count;
}

/* After the fields: «more fields» when there are, and «save». */
size_t form_stops(const struct form *f)
{
	return f->shown + (form_has_more(f) ? 2 : 1);
}

void form_show_more(struct form *f)
{
	f->focus = f->shown;
	f->opened = true;
	f->shown = f->count;
}
