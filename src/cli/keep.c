// SPDX-License-Identifier: EUPL-1.2
/* Copies of the journal. */
#include <carnet/desk/copies.h>
#include <carnet/journal/keep.h>
#include <stdio.h>
#include <string.h>
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

int run_backup(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	char *written, *kept = NULL;
	int code;

	if (!c->set[O_DEMO] && !file_exists(path))
		return err_setf(e, ERR_MISSING, _("There is no journal yet at %s|it is made with the first record: carnet add cpts name=…"), path);
	code = cli_open(c, NEED_READ, e);
	if (!code)
		code = c->nargs ? desk_copy_to(&c->d, tmp, c->args[0], &written, &kept, e) : desk_copy_key(&c->d, tmp, NULL, &written, e);
	if (!code && kept)
		say(_("the journal that was there has records that yours lacks, it is kept: %s"), kept);
	if (!code)
		tell_path(c, _("Checked copy: %s"), written);
	return code;
}

/* Asked on a terminal only; anything but yes is no. */
static bool agreed(struct cli *c, const char *question, struct err *e)
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

int run_restore(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);

	if (c->set[O_DEMO])
		return err_set(e, ERR_INPUT, _("The practice journal is thrown away at the end"), _("leave out --demo"));
	if (file_exists(path) && !agreed(c, _("Put this backup in the place of your journal, which is kept beside?"), e)) {
		out_text(c, _("Nothing is changed.\n"));
		return 0;
	}
	int code = journal_restore(path, c->args[0], e);
	if (!code)
		tell_path(c, _("The journal is that of the backup now: %s"), path);
	return code;
}
