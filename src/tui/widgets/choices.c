// SPDX-License-Identifier: EUPL-1.2
#include "choices.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

/* References of one table shown without typing; beyond, what is typed is looked for in the journal. */
enum { FIRST_ROWS = 200, FOUND_ROWS = 60 };

/* Records may be called the same: the owner tells parts apart, the first day two mandates of one body. */
static const char *told_apart(const void *parent, journal *j, const record *r)
{
	const field *owner = entity_owner(r->e);
	if (owner)
		return journal_title(j, parent, entity_named(owner->opt.ref), record_int(r, owner->name));
	if (r->e != &e_mandate)
		return NULL;
	return mem_printf(parent, _("from %s"), date_text_iso(parent, record_text(r, "starts"), DATE_SHORT));
}

static void add_records(struct pick *p, journal *j, const query *q, size_t most)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	if (journal_window(j, tmp, q, NULL, false, most, &list, &n, &e)) {
		pick_add(p, e.what, e.todo, CHOICE_EMPTY);
		return;
	}
	for (size_t i = 0; i < n; i++)
		pick_add(p, journal_record_title(j, tmp, list[i]), told_apart(tmp, j, list[i]), (long)list[i]->id);
}

/* The field that names a record best: the first text its title shows. */
static const field *naming(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if ((f->type == &t_text || f->type == &t_prose) && (f->flags & F_NEED))
			return f;
	}
	return NULL;
}

static void fill_references(struct pick *p, journal *j, const field *f, const char *typed, int64_t owner)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, entity_named(f->opt.ref));
	q->brief = true;
	const field *name = naming(q->e);
	if (owner)
		query_where(q, entity_owner(q->e)->name, OP_IS, value_int(owner));
	if (*typed && name)
		query_where(q, name->name, OP_CONTAINS, value_text(tmp, typed));
	add_records(p, j, q, *typed ? FOUND_ROWS : FIRST_ROWS);
}

static void fill_words(struct pick *p, const field *f)
{
	if (f->type == &t_boolean) {
		pick_add(p, _("yes"), NULL, 2);
		pick_add(p, _("no"), NULL, 1);
	}
	for (size_t i = 0; f->opt.choices && f->opt.choices[i].word; i++)
		pick_add(p, choice_shown(f, f->opt.choices[i].word), i18n_french() ? f->opt.choices[i].means : NULL, (long)i + 1);
	for (size_t i = 0; f->opt.usual && f->opt.usual[i].word; i++)
		pick_add(p, f->opt.usual[i].word, i18n_french() ? f->opt.usual[i].means : f->opt.usual[i].english, (long)i + 1);
}

static void fill(struct pick *p, journal *j, const field *f, unsigned extra, const char *typed, int64_t owner)
{
	pick_clear(p);
	if (f->type == &t_reference)
		fill_references(p, j, f, typed, owner);
	else
		fill_words(p, f);
	if (extra & CHOICES_EMPTY && !*typed)
		pick_add(p, _("(nothing)"), NULL, CHOICE_EMPTY);
	if (f->type == &t_reference && !(extra & CHOICES_NO_CREATE))
		pick_add_always(p, mem_printf(p, _("create: %s…"), _(entity_named(f->opt.ref)->one)), CHOICE_CREATE);
}

void choices_fill(struct pick *p, journal *j, const field *f, unsigned extra, int64_t owner)
{
	fill(p, j, f, extra, "", owner);
}

/* Only a table longer than what is loaded is asked again. */
void choices_typed(struct pick *p, journal *j, const field *f, unsigned extra, int64_t owner)
{
	AUTO_CTX(tmp);
	if (f->type != &t_reference)
		return;
	query *all = query_new(tmp, entity_named(f->opt.ref));
	const char *typed = text_trim(tmp, pick_typed(p));
	if (journal_count(j, all, FIRST_ROWS + 1) > FIRST_ROWS)
		fill(p, j, f, extra, typed, owner);
}

char *choices_value(const void *parent, const field *f, long id)
{
	if (id <= CHOICE_EMPTY)
		return mem_dup(parent, "");
	if (f->type == &t_boolean)
		return mem_dup(parent, id == 2 ? "oui" : "non");
	if (f->type == &t_choice)
		return mem_dup(parent, choice_at(f, (size_t)id - 1));
	if (f->opt.usual)
		return mem_dup(parent, f->opt.usual[id - 1].word);
	return mem_printf(parent, "%ld", f->type == &t_score ? id - 1 : id);
}

long choices_row(const field *f, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	value v = {.kind = V_NULL};
	if (!*typed)
		return CHOICE_FIRST;
	if (f->type == &t_reference)
		return strtol(typed, NULL, 10);
	if (f->type->parse(tmp, &v, f, typed, &e))
		return CHOICE_FIRST;
	if (v.kind == V_INT)
		return (long)v.n + 1;
	const choice *words = f->opt.usual ? f->opt.usual : f->opt.choices;
	for (long i = 0; words[i].word; i++) {
		if (strcmp(words[i].word, v.s) == 0)
			return i + 1;
	}
	return CHOICE_FIRST;
}
