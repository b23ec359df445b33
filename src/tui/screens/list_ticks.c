// SPDX-License-Identifier: EUPL-1.2
/* Rows ticked in a list: their number, and what one key does with all of them. */
#include <carnet/base/i18n.h>
#include "list_screen.h"

static size_t ticked(const struct list_screen *ls)
{
	const struct list *list = list_sub(ls)->list;
	return list ? list_ticked(list) : 0;
}

bool list_ticked_words(strbuf *out, const struct list_screen *ls)
{
	size_t n = ticked(ls);
	if (n)
		sb_addf(out, ngettext("%zu row ticked", "%zu rows ticked", n), n);
	return n > 0;
}

/* What acts on the row in focus acts on the ticked ones instead, and then says so. */
enum action list_meant(const struct list_screen *ls, enum action a)
{
	static const struct {
		enum action one, several;
	} pairs[] = {
		{ACT_REMOVE, ACT_REMOVE_TICKED}, {ACT_EXPORT, ACT_EXPORT_TICKED}, {ACT_DONE, ACT_DONE_TICKED}, {ACT_REOPEN, ACT_REOPEN_TICKED},
		{ACT_RECEIPT_STATE, ACT_RECEIPTS_TICKED},
	};
	if (a == ACT_CLEAR)
		return ticked(ls) ? a : ACT_NONE;
	for (size_t i = 0; i < LENGTH(pairs); i++) {
		if (a == pairs[i].one || a == pairs[i].several)
			return (a == pairs[i].several) != (ticked(ls) > 0) ? ACT_NONE : pairs[i].one;
	}
	return a;
}

unsigned list_delete(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	int64_t *ids;
	size_t n = list_chosen(list_sub(ls)->list, tmp, &ids);
	unsigned effects = n ? delete_records(&ls->s, list_sub(ls)->e, ids, n) : EFFECT_NONE;
	list_untick(list_sub(ls)->list);
	return effects;
}

unsigned list_untick_all(struct list_screen *ls)
{
	list_untick(list_sub(ls)->list);
	return EFFECT_REDRAW;
}
