// SPDX-License-Identifier: EUPL-1.2
/* Sorting and filtering a list: a field, then how, then a value, each asked with what its type is chosen or typed with. */
#include <carnet/base/i18n.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "list_screen.h"

enum { SHOW_ALL = 1000 };

static struct list_screen *of(struct screen *s)
{
	return (struct list_screen *)s;
}

static unsigned push(struct list_screen *ls, struct screen *s)
{
	app_push(ls->s.app, s);
	return EFFECT_REDRAW;
}

/* --- Sorting -------------------------------------------------------------------------------------------------------- */

static bool can_sort(const field *f)
{
	return f->type->sql && f->type != &t_prose && f->type != &t_file && !(f->flags & F_OWNER);
}

static unsigned sort_by(struct screen *s, long id, const char *typed)
{
	struct list_screen *ls = of(s);
	query *q = list_sub(ls)->q;
	const field *f = &q->e->fields[id];
	(void)typed;
	q->descending = f == q->sort ? !q->descending : f->type == &t_date;
	q->sort = f;
	return list_again(ls);
}

unsigned list_sort_ask(struct list_screen *ls)
{
	const query *q = list_sub(ls)->q;
	struct screen *s = choose_screen(ls->s.app, _("Sort by"), sort_by);
	for (size_t i = 0; i < q->e->nfields; i++) {
		const field *f = &q->e->fields[i];
		if (can_sort(f) && (f == q->sort || !(f->flags & F_AUTO)))
			pick_add(choose_pick(s), _(f->label), f == q->sort ? _("turn the present order round") : NULL, (long)i);
	}
	if (q->sort)
		pick_choose(choose_pick(s), field_index(q->e, q->sort));
	return push(ls, s);
}

/* --- Filtering ------------------------------------------------------------------------------------------------------ */

bool list_filtered(const struct list_screen *ls)
{
	return list_sub(ls)->q->nfilters > list_sub(ls)->given;
}

void list_unfilter(struct list_screen *ls)
{
	list_sub(ls)->q->nfilters = list_sub(ls)->given;
}

static const char *const op_words[] = {
	[OP_IS] = N_("exactly"),  [OP_FROM] = N_("from"),   [OP_UNTIL] = N_("until"),
	[OP_CONTAINS] = N_("contains"), [OP_EMPTY] = N_("empty"), [OP_SET] = N_("filled in"),
};

void list_filter_words(strbuf *out, const struct list_screen *ls)
{
	const query *q = list_sub(ls)->q;
	for (size_t i = list_sub(ls)->given; i < q->nfilters; i++) {
		const filter *w = &q->filters[i];
		sb_add(out, i > list_sub(ls)->given ? " · " : "");
		sb_addf(out, _("%s: "), _(w->f->label));
		if (w->op != OP_IS)
			sb_add(out, _(op_words[w->op]));
		if (w->v.kind == V_NULL)
			continue;
		if (w->op != OP_IS)
			sb_addc(out, ' ');
		if (w->op == OP_CONTAINS)
			sb_addf(out, _("“%s”"), w->v.s);
		else
			journal_print(ls->s.app->desk->j, out, w->f, &w->v);
	}
}

static unsigned narrow(struct list_screen *ls, enum filter_op op, value v)
{
	query_where(list_sub(ls)->q, ls->filter->name, op, v);
	return list_again(ls);
}

static unsigned value_chosen(struct screen *s, long id, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct list_screen *ls = of(s);
	value v = {.kind = V_NULL};
	(void)typed;
	if (id == CHOICE_CREATE)
		return EFFECT_REDRAW;
	if (id == CHOICE_EMPTY)
		return narrow(ls, OP_EMPTY, v);
	if (ls->filter->type == &t_reference)
		return narrow(ls, OP_IS, value_int(id));
	if (ls->filter->type->parse(tmp, &v, ls->filter, choices_value(tmp, ls->filter, id), &e))
		app_tell_err(s->app, &e);
	return e.code ? EFFECT_REDRAW : narrow(ls, OP_IS, v);
}

static int read_value(const void *parent, const struct list_screen *ls, const char *typed, value *v, struct err *e)
{
	*v = value_text(parent, typed);
	return ls->op == OP_CONTAINS || !*typed ? 0 : ls->filter->type->parse(parent, v, ls->filter, typed, e);
}

static int check_value(struct screen *s, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	value v;
	return read_value(tmp, of(s), typed, &v, e);
}

static unsigned value_typed(struct screen *s, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct list_screen *ls = of(s);
	value v;
	return !*typed || read_value(tmp, ls, typed, &v, &e) ? EFFECT_REDRAW : narrow(ls, ls->op, v);
}

static struct screen *ask_value(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	const char *heading = mem_printf(tmp, "%s, %s", _(ls->filter->label), _(op_words[ls->op]));
	return prompt_screen(ls->s.app, heading, ls->filter->help ? _(ls->filter->help) : NULL, (struct prompt_answer){check_value, value_typed});
}

static unsigned op_chosen(struct screen *s, long id, const char *typed)
{
	struct list_screen *ls = of(s);
	(void)typed;
	ls->op = (enum filter_op)id;
	if (ls->op == OP_EMPTY || ls->op == OP_SET)
		return narrow(ls, ls->op, (value){.kind = V_NULL});
	return push(ls, ask_value(ls));
}

/* How a type is compared: dates and numbers by bounds, texts by a part of them. */
static struct screen *ask_op(struct list_screen *ls, bool text)
{
	static const enum filter_op of_text[] = {OP_CONTAINS, OP_EMPTY, OP_SET}, of_order[] = {OP_FROM, OP_UNTIL, OP_IS, OP_EMPTY, OP_SET};
	struct screen *s = choose_screen(ls->s.app, _(ls->filter->label), op_chosen);
	const enum filter_op *list = text ? of_text : of_order;
	for (size_t i = 0; i < (text ? LENGTH(of_text) : LENGTH(of_order)); i++)
		pick_add(choose_pick(s), _(op_words[list[i]]), NULL, list[i]);
	return s;
}

static unsigned field_chosen(struct screen *s, long id, const char *typed)
{
	struct list_screen *ls = of(s);
	(void)typed;
	if (id == SHOW_ALL) {
		list_unfilter(ls);
		return list_again(ls);
	}
	const field *f = &list_sub(ls)->e->fields[id];
	ls->filter = f;
	if (f->type->control == CONTROL_CHOICE || f->type->control == CONTROL_REFERENCE) {
		struct screen *values = choose_screen(s->app, _(f->label), value_chosen);
		choose_field(values, f, CHOICES_EMPTY | CHOICES_NO_CREATE, CHOICE_FIRST);
		return push(ls, values);
	}
	bool ordered = f->type->right || f->type == &t_date || f->type == &t_time;
	return push(ls, ask_op(ls, !ordered));
}

unsigned list_filter_ask(struct list_screen *ls)
{
	const struct sub *sub = list_sub(ls);
	struct screen *s = choose_screen(ls->s.app, _("Show only"), field_chosen);
	if (list_filtered(ls))
		pick_add(choose_pick(s), _("everything again"), NULL, SHOW_ALL);
	for (size_t i = 0; i < sub->e->nfields; i++) {
		const field *f = &sub->e->fields[i];
		if (f->type->sql && !(f->flags & F_AUTO))
			pick_add(choose_pick(s), _(f->label), NULL, (long)i);
	}
	return push(ls, s);
}
