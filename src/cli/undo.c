// SPDX-License-Identifier: EUPL-1.2
/* Undo, redo and the list of changes, across runs. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "command.h"

enum { HISTORY = 50 };

static int turn(struct cli *c, int (*act)(journal *, const void *, char **, struct err *), const char *sentence, struct err *e)
{
	AUTO_CTX(tmp);
	char *label;
	int code = cli_open(c, NEED_CHANGE, e);

	if (!code)
		code = act(c->d.j, tmp, &label, e);
	if (code)
		return code;
	if (cli_json(c)) {
		out_text(c, "{\"label\":");
		out_json(c, label);
		out_text(c, "}\n");
		return 0;
	}
	out_visible(c, mem_printf(tmp, sentence, label));
	out_text(c, "\n");
	return 0;
}

int run_undo(struct cli *c, struct err *e)
{
	return turn(c, journal_undo, _("Taken back: %s. To do it again: carnet redo"), e);
}

int run_redo(struct cli *c, struct err *e)
{
	return turn(c, journal_redo, _("Done again: %s"), e);
}

static void history_json(struct cli *c, const change *list, size_t count)
{
	out_text(c, "[");
	for (size_t i = 0; i < count; i++) {
		out_format(c, "%s\n{\"id\":%" PRId64 ",\"at\":\"%s\",\"undone\":%s,\"label\":", i ? "," : "", list[i].id, list[i].at,
			list[i].undone ? "true" : "false");
		out_json(c, list[i].label);
		out_text(c, "}");
	}
	out_text(c, count ? "\n]\n" : "]\n");
}

int run_history(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const column columns[] = {{_("When"), false, true}, {_("State"), false, false}, {_("Change"), false, false}};
	change *list;
	size_t count;
	int64_t limit;
	int code = option_count(c, O_LIMIT, HISTORY, &limit, e);

	if (!code)
		code = cli_open(c, NEED_READ, e);
	if (!code)
		code = journal_history(c->d.j, tmp, &list, &count, (size_t)limit, e);
	if (code)
		return code;
	if (cli_json(c)) {
		history_json(c, list, count);
		return 0;
	}
	table *t = table_new(c, columns, LENGTH(columns), true);
	for (size_t i = 0; i < count; i++) {
		strbuf *when = sb_new(tmp);
		if (c->screen)
			stamp_print(when, list[i].at);
		else
			sb_add(when, list[i].at);
		table_row(t, (const char *[]){when->s, list[i].undone ? _("taken back") : _("done"), list[i].label});
	}
	table_end(t);
	return 0;
}
