// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/retention.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/copies.h>

char *desk_purge_question(const void *parent, size_t count)
{
	return mem_printf(parent,
	                  ngettext("Erase %zu line for good? Nothing brings it back: the list of changes (undo), half-typed forms and the older copies "
	                           "beside the journal go with it.",
	                           "Erase %zu lines for good? Nothing brings them back: the list of changes (undo), half-typed forms and the older "
	                           "copies beside the journal go with them.",
	                           (unsigned long)count),
	                  count);
}

int desk_purge(desk *d, const void *parent, const outdated *const *chosen, size_t count, purged *told, struct err *e)
{
	AUTO_CTX(tmp);
	purge_part *list = NULL;
	size_t n = 0;

	if (!count)
		return err_set(e, ERR_INPUT, _("Nothing is chosen"), _("tick what should go"));
	for (size_t i = 0; i < count; i++) {
		list = GROW(tmp, list, n + chosen[i]->count);
		for (size_t k = 0; k < chosen[i]->count; k++)
			list[n++] = chosen[i]->parts[k];
	}
	return journal_purge(d->j, parent, list, n, told, e);
}

char *desk_purge_told(desk *d, const void *parent, const purged *told)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(parent);
	copies c = {.outside = COPY_NONE};

	sb_addf(b, ngettext("Erased for good: %d text", "Erased for good: %d texts", (unsigned long)told->texts), told->texts);
	sb_addf(b, ngettext(", %d record, ", ", %d records, ", (unsigned long)told->records), told->records);
	sb_addf(b, ngettext("%d older copy.", "%d older copies.", (unsigned long)told->copies), told->copies);
	if (!d->demo)
		desk_copies(tmp, journal_path(d->j), &c);
	if (c.outside != COPY_NONE)
		sb_addf(b, " %s", _("Copies on a key still hold the old text: make a new one, and delete the others."));
	return b->s;
}
