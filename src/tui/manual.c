// SPDX-License-Identifier: EUPL-1.2
/* The keys as a table to read: the same rows as the hint bar and the help of each screen. */
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/doc/doc.h>
#include <string.h>
#include "keys.h"
#include "tui.h"

static const char *const places[] = {
	[CTX_FRAME] = N_("everywhere"), [CTX_HOME] = N_("home"), [CTX_GUIDE] = N_("guide"), [CTX_LIST] = N_("lists"), [CTX_DETAIL] = N_("a record"),
	[CTX_FORM] = N_("a form"), [CTX_EDITOR] = N_("a long text"), [CTX_SEARCH] = N_("the search"), [CTX_HELP] = N_("the help"),
	[CTX_DIALOG] = N_("a question"), [CTX_HISTORY] = N_("the changes"), [CTX_IMPORT] = N_("an import"), [CTX_TABS] = N_("the tab bar"),
	[CTX_DECODE] = N_("a text to explain"), [CTX_PAPER] = N_("a document to print"), [CTX_SETTINGS] = N_("the settings"), [CTX_WELCOME] = N_("the welcome"), [CTX_TICKS] = N_("a list to tick"),
	[CTX_SHEET] = N_("a claim and its lists"),
	[CTX_LEVEL] = N_("the level of participation"), [CTX_SCORES] = N_("an assessment"), [CTX_ANSWERS] = N_("a sheet of answers"),
	[CTX_LOOKBACK] = N_("looking back"),
	[CTX_MINUTES] = N_("a meeting being noted"), [CTX_CLOSING] = N_("a meeting being closed"), [CTX_MONTH] = N_("the month"),
	[CTX_PROMPT] = N_("a short answer"),
	[CTX_RECEIPTS] = N_("receipts in a row"),
};
_Static_assert(LENGTH(places) == CONTEXTS, "a new context is named here, for the manual");

static bool told(const struct binding *b)
{
	return !(b->flags & B_QUIET) && b->shown && b->label;
}

/* The same key with the same words, on another screen. */
static bool same(const struct binding *a, const struct binding *b)
{
	return told(a) && told(b) && !strcmp(a->shown, b->shown) && !strcmp(a->label, b->label);
}

static bool told_before(const struct binding *b)
{
	for (const struct binding *a = key_bindings; a != b; a++)
		if (same(a, b))
			return true;
	return false;
}

/* The key, and those that do the same beside it. */
static char *key_words(const void *parent, const struct binding *b)
{
	strbuf *out = sb_new(parent);

	sb_add(out, _(b->shown));
	for (const struct binding *t = key_bindings; t->key; t++) {
		if (t->context != b->context || t->action != b->action || !(t->flags & B_QUIET))
			continue;
		if (t->shown)
			sb_addf(out, ", %s", _(t->shown));
		else if (t->key > ' ' && t->key < 0x7f && !t->last)
			sb_addf(out, ", %c", t->key);
	}
	return out->s;
}

static char *place_words(const void *parent, const struct binding *b)
{
	strbuf *out = sb_new(parent);
	unsigned said = 0;

	for (const struct binding *a = b; a->key; a++) {
		if (!same(a, b) || said & 1U << a->context)
			continue;
		said |= 1U << a->context;
		sb_addf(out, "%s%s", out->len ? ", " : "", _(places[a->context]));
	}
	return out->s;
}

static void key_rows(doc *d, node *table, bool everywhere)
{
	for (const struct binding *b = key_bindings; b->key; b++) {
		AUTO_CTX(tmp);
		if ((b->context == CTX_FRAME) != everywhere || !told(b) || told_before(b))
			continue;
		const char *cells[] = {key_words(tmp, b), _(b->label), place_words(tmp, b), NULL};
		doc_row(d, table, cells);
	}
}

void tui_keys_doc(doc *d)
{
	const char *headers[] = {_("The key"), _("What it does"), _("Where"), NULL};
	node *table = doc_table(d, headers);

	key_rows(d, table, true);
	key_rows(d, table, false);
}
