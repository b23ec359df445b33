// SPDX-License-Identifier: EUPL-1.2
/* Actions and questions in their lists: done in one key, and only those of the CPTS or of the meeting of the row in focus. */
#include <string.h>
#include <carnet/rules/action.h>
#include "followed.h"
#include "list_screen.h"

unsigned list_done(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	int64_t *ids;
	struct list *list = list_sub(ls)->list;
	size_t n = list_chosen(list, tmp, &ids);
	unsigned effects = followed_done(ls->s.app, ids, n);
	list_untick(list);
	return effects;
}

/* The field of that name in what is listed, when the row in focus has something in it. */
static const field *same(const struct list_screen *ls, const char *name)
{
	const struct sub *sub = list_sub(ls);
	const record *r = sub->list ? list_focus(sub->list) : NULL;
	const field *f = entity_field(sub->e, name);
	bool followed = sub->e == &e_action || sub->e == &e_question;
	return followed && f && r && record_get(r, name)->kind == V_INT ? f : NULL;
}

/* Narrowed already on that field, in one key all are shown again. */
static bool widen(struct list_screen *ls, const field *f)
{
	query *q = list_sub(ls)->q;
	for (size_t i = list_sub(ls)->given; i < q->nfilters; i++) {
		if (q->filters[i].f != f || q->filters[i].op != OP_IS)
			continue;
		memmove(&q->filters[i], &q->filters[i + 1], (q->nfilters - i - 1) * sizeof *q->filters);
		q->nfilters--;
		return true;
	}
	return false;
}

static unsigned narrow(struct list_screen *ls, const char *name)
{
	const field *f = same(ls, name);
	if (!f)
		return EFFECT_NONE;
	if (!widen(ls, f))
		query_where(list_sub(ls)->q, name, OP_IS, *record_get(list_focus(list_sub(ls)->list), name));
	return list_again(ls);
}

unsigned list_same_cpts(struct list_screen *ls)
{
	return narrow(ls, "cpts");
}

unsigned list_same_meeting(struct list_screen *ls)
{
	return narrow(ls, "meeting");
}

bool list_follows(const struct list_screen *ls, enum action a)
{
	if (a == ACT_DONE || a == ACT_REOPEN) {
		const record *r = list_sub(ls)->e == &e_action && list_sub(ls)->list ? list_focus(list_sub(ls)->list) : NULL;
		return r && action_open(r) == (a == ACT_DONE);
	}
	if (a == ACT_MONTH)
		return list_sub(ls)->e == &e_meeting || list_sub(ls)->e == &e_action || list_sub(ls)->e == &e_mandate;
	if (a == ACT_SAME_CPTS)
		return same(ls, "cpts") != NULL;
	return a != ACT_SAME_MEETING || same(ls, "meeting");
}
