// SPDX-License-Identifier: EUPL-1.2
/* The lists that a kind of record is shown in. */
#include <carnet/base/i18n.h>
#include <carnet/rules/action.h>
#include "list_screen.h"

/* Kinds of record shown in several lists, those that still wait first. */
static const struct {
	const entity *e;
	const char *label, *empty;
	query *(*rows)(const void *parent);
	const char *told; /* the field that another column tells there: of what is over, when it was done has its state in words */
} parted[] = {
	{&e_action, N_("Actions"), NULL, action_waiting, NULL},
	{&e_action, N_("Done"), N_("No action is done or dropped yet. Among the actions, y marks the one in focus done: it comes here."), action_over, "status"},
};

static void add_filters(query *q, const query *from)
{
	for (size_t i = 0; i < from->nfilters; i++) {
		query_where(q, from->filters[i].f ? from->filters[i].f->name : "id", from->filters[i].op, from->filters[i].v);
		q->filters[q->nfilters - 1].among = from->filters[i].among;
		q->filters[q->nfilters - 1].any = from->filters[i].any;
	}
}

static struct sub *add_sub(struct list_screen *ls, const entity *e, const query *q)
{
	struct sub *sub = &ls->subs[ls->count++];
	sub->e = e;
	sub->q = query_new(ls, e);
	sub->q->brief = true;
	if (!q)
		return sub;
	add_filters(sub->q, q);
	for (size_t i = 0; i < q->nfilters; i++)
		if (q->filters[i].op == OP_IS && !sub->shared)
			sub->shared = q->filters[i].f;
	filter *own = sub->q->filters;
	*sub->q = *q;
	sub->q->filters = own;
	sub->q->brief = true;
	sub->given = q->nfilters;
	return sub;
}

void list_parts(struct list_screen *ls, const entity *e, const query *only)
{
	AUTO_CTX(tmp);
	size_t before = ls->count;
	/* What goes with one record has these lists too; a choice already made, as of what waits, is one list. */
	bool apart = !only || !only->nfilters || only->filters->op == OP_IS;
	for (size_t i = 0; apart && i < LENGTH(parted); i++) {
		if (parted[i].e != e)
			continue;
		query *q = parted[i].rows(tmp);
		if (only)
			add_filters(q, only);
		struct sub *sub = add_sub(ls, e, q);
		sub->label = parted[i].label;
		sub->empty = parted[i].empty;
		if (parted[i].told && !sub->shared)
			sub->shared = entity_field(e, parted[i].told);
	}
	if (ls->count == before)
		add_sub(ls, e, only);
	/* Where nothing waits any more, what is over is shown. */
	while (only && ls->at + 1 < ls->count && !journal_count(ls->s.app->desk->j, list_sub(ls)->q, 1))
		ls->at++;
}
