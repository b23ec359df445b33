// SPDX-License-Identifier: EUPL-1.2
/* Copies of the journal. */
#include <carnet/desk/copies.h>
#include <carnet/desk/rescue.h>
#include <carnet/journal/keep.h>
#include <stdio.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

static void tell_path(struct cli *c, const char *sentence, const char *path)
{
	AUTO_CTX(tmp);

	if (cli_json(c)) {
		out_text(c, "{\"path\":");
		out_json(c, path);
		out_text(c, "}\n");
		return;
	}
	out_visible(c, mem_printf(tmp, sentence, path));
	out_text(c, "\n");
}

/* What is in doubt in a copy just made, or to be put back; one that cannot be is refused after. r may know one that is better. */
static void tell_doubts(const char *copy, const rescue *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR refused = {0};
	AUTO_PROBLEMS p = {0};

	journal_copy_doubts(copy, &p, &refused);
	for (size_t i = 0; i < p.count; i++)
		p.list[i].warning = true;
	say_some_problems(&p);
	if (!p.count || !r->clean.path)
		return;
	say(_("nothing of this is in the copy of %s: carnet restore %s"), date_text(tmp, r->clean.day, DATE_SHORT), r->clean.path);
}

int run_backup(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	char *written, *kept = NULL;
	int code = 0;

	if (!c->set[O_DEMO])
		code = desk_rescue_gone(path, e);
	if (code)
		return code;
	if (!c->set[O_DEMO] && !file_exists(path))
		return err_setf(e, ERR_MISSING, _("There is no journal yet at %s|it is made with the first record: carnet add cpts name=…"), path);
	code = cli_open(c, NEED_READ, e);
	if (!code)
		code = c->nargs ? desk_copy_to(&c->d, tmp, c->args[0], &written, &kept, e) : desk_copy_key(&c->d, tmp, NULL, &written, e);
	if (!code && kept)
		say(_("the journal that was there has records that yours lacks, it is kept: %s"), kept);
	if (code)
		return code;
	tell_path(c, _("Checked copy: %s"), written);
	tell_doubts(written, &(rescue){0});
	return 0;
}

bool cli_agreed(struct cli *c, const char *question, struct err *e)
{
	AUTO_CTX(tmp);
	char line[64];

	if (!c->asks)
		return true;
	out_format(c, _("%s (y/n) "), question);
	out_flush(c, e);
	if (!fgets(line, sizeof line, stdin))
		return false;
	const char *answer = text_trim(tmp, line);
	return text_same(answer, "o") || text_same(answer, "oui") || text_same(answer, "y") || text_same(answer, "yes");
}

static int refuse_demo(struct cli *c, struct err *e)
{
	if (!c->set[O_DEMO])
		return 0;
	return err_set(e, ERR_INPUT, _("The practice journal is thrown away at the end"), _("leave out --demo"));
}

int run_restore(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp), *copy = c->nargs ? c->args[0] : NULL;
	rescue r = {0};
	int code = refuse_demo(c, e);

	if (!code && !copy) {
		code = desk_rescue_copy(tmp, path, &r, e);
		copy = r.newest.path;
	}
	if (code)
		return code;
	tell_doubts(copy, &r);
	if (file_exists(path) && !cli_agreed(c, _("Put this backup in the place of your journal, which is kept beside?"), e)) {
		out_text(c, _("Nothing is changed.\n"));
		return 0;
	}
	code = journal_restore(path, copy, e);
	if (!code)
		tell_path(c, _("The journal is that of the backup now: %s"), path);
	return code;
}

int run_rescue(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp), *out = c->nargs ? c->args[0] : path;
	struct salvage told = {0};
	int code = refuse_demo(c, e);

	code = code ? code : desk_rescue_gone(path, e);
	if (code)
		return code;
	if (!file_exists(path))
		return err_setf(e, ERR_MISSING, _("There is no journal at %s|give its path with --journal"), path);
	if (!c->nargs && !journal_damaged(path) && !journal_replaced(path) && !journal_foreign(path))
		return err_setf(e, ERR_INPUT, _("The journal %s can be read|there is nothing to rescue; carnet check says more"), path);
	code = c->nargs ? journal_salvage(path, out, &told, e) : desk_rescue_read(path, &told, e);
	if (code)
		return code;
	tell_path(c, _("What could be read is in: %s"), out);
	say(ngettext("%lld record read", "%lld records read", (unsigned long)told.records), (long long)told.records);
	if (told.lost)
		say(ngettext("%lld record at most is lost", "%lld records at most are lost", (unsigned long)told.lost), (long long)told.lost);
	say(_("the history begins anew: what came before is no longer undone"));
	return 0;
}
