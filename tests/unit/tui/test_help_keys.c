// SPDX-License-Identifier: EUPL-1.2
/* Each key worth finding is told, in bold, by the help of a screen where it counts or by a task of the help's contents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/file.h>
#include <carnet/doc/render.h>
#include <carnet/library/library.h>
#include "../../../src/tui/keys.h"

enum { SCREENS = 20 };

/* The screens of a context, as their help names them; those that are not here (a dialog says all it takes) need none. */
static const char *const screens[CONTEXTS][SCREENS] = {
	[CTX_FRAME] = {"home"},
	[CTX_HOME] = {"home"},
	[CTX_GUIDE] = {"guide", "reader"},
	[CTX_LIST] = {"list", "unclaimed", "figures", "receipts", "unpriced"},
	[CTX_DETAIL] = {"detail", "meeting", "claim", "attach", "split", "receipts"},
	[CTX_FORM] = {"form"},
	[CTX_EDITOR] = {"form"},
	[CTX_DECODE] = {"decode"},
	[CTX_PAPER] = {"paper", "brief", "dossier", "handover", "substitute", "level", "lookback", "needs", "leaving"},
	[CTX_TICKS] = {"meeting"},
	[CTX_SHEET] = {"claim", "claim-new", "claim-check", "claim-leaving", "claim-answer", "claim-waiver", "paper-claim", "unclaimed", "unpriced", "retention"},
	[CTX_LEVEL] = {"level"},
	[CTX_SCORES] = {"scores"},
	[CTX_ANSWERS] = {"answers"},
	[CTX_LOOKBACK] = {"lookback"},
	[CTX_MINUTES] = {"minutes"},
	[CTX_CLOSING] = {"closing"},
	[CTX_MONTH] = {"month"},
	[CTX_RECEIPTS] = {"receipts"},
	[CTX_IMPORT] = {"import"},
	[CTX_HISTORY] = {"history"},
};

static library *guide;

static int open_guide(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	(void)state;
	i18n_start("fr");
	return library_open(NULL, &guide, path_join(tmp, getenv("CARNET_BUILD"), "library.db"), &e);
}

static int close_guide(void **state)
{
	(void)state;
	talloc_free(guide);
	return 0;
}

static void add_page(strbuf *text, const char *id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	doc *d;
	assert_int_equal(library_doc(guide, tmp, id, &d, &e), 0);
	doc_to_markdown(text, d);
}

/* The pages of the help that are no screen's: how to do something. */
static void add_tasks(strbuf *text)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	part *parts;
	size_t count;
	assert_int_equal(library_parts(guide, tmp, &parts, &count, &e), 0);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; strcmp(parts[i].id, "aide") == 0 && k < parts[i].count; k++)
			add_page(text, parts[i].pages[k].id);
}

static bool told(const char *text, const struct binding *b)
{
	AUTO_CTX(tmp);
	const char *shown = _(b->shown), *plus = strchr(shown, '+');
	if (plus && plus[1]) /* Ctrl+Z: «Ctrl» et «Z» */
		return strstr(text, mem_printf(tmp, "**%s**", shown)) || strstr(text, mem_printf(tmp, "**%.*s** et **%s**", (int)(plus - shown), shown, plus + 1));
	return strstr(text, mem_printf(tmp, "**%s**", shown)) != NULL;
}

/* Arrows, Enter, Esc and digits are said once for all. */
static bool worth_finding(const struct binding *b)
{
	bool letter = (b->key >= 'a' && b->key <= 'z') || b->key == ' ' || b->key == ':' || (b->key >= K_F1 && b->key <= K_F12) || (b->key > K_CTRL_BASE && b->key < K_NAMED);
	return letter && b->shown && b->label && !(b->flags & B_QUIET) && screens[b->context][0];
}

static void each_key_is_told(void **state)
{
	AUTO_CTX(tmp);
	strbuf *tasks = sb_new(tmp);
	int missing = 0;
	(void)state;
	add_tasks(tasks);
	for (int c = 0; c < CONTEXTS; c++) {
		strbuf *own = sb_new(tmp);
		for (int i = 0; screens[c][i]; i++) {
			const char *id = library_screen_help(guide, tmp, screens[c][i]);
			assert_non_null(id);
			add_page(own, id);
		}
		for (const struct binding *b = key_bindings; b->key; b++) {
			if ((int)b->context != c || !worth_finding(b) || told(own->s, b))
				continue;
			print_error("%s: %s (%s) is told by no help page\n", screens[c][0], _(b->shown), _(b->label));
			missing++;
		}
	}
	assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_key_is_told)};
	return cmocka_run_group_tests_name("help of keys", tests, open_guide, close_guide);
}
