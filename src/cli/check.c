// SPDX-License-Identifier: EUPL-1.2
/* What is wrong, where, what to do: journal, installation, content. */
#include <carnet/journal/keep.h>
#include <carnet/library/compile.h>
#include <carnet/library/packs.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "command.h"

static void good(struct cli *c, const char *what, const char *said)
{
	if (!cli_json(c))
		out_format(c, _("%s: %s\n"), what, said);
}

static void check_library(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	struct err e = { 0 };

	if (cli_library(c, &e) || library_sound(c->d.l, &e))
		problems_take(p, &e);
	else
		good(c, _("Guide"), path_resource(tmp, "library.db"));
}

/* A pack that cannot be used is left out of the guide: here is where it is said. */
static int check_packs(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	pack_about *list;
	size_t count;
	int code = c->d.l && !c->set[O_DEMO] ? pack_list(c->d.l, tmp, cli_packs(c), &list, &count, e) : ERR_MISSING;

	for (size_t i = 0; !code && i < count; i++) {
		struct err bad = { 0 };
		if (list[i].wrong)
			err_setf(&bad, ERR_DATA, _("The pack %s is left out (%s)|add it again, or remove it: carnet pack remove"), list[i].name, list[i].wrong);
		else if (list[i].expired)
			err_setf(&bad, ERR_DATA, _("The pack %s expired on %s|ask its author for a newer one"), list[i].name, list[i].expires);
		else
			good(c, _("Pack"), mem_printf(tmp, "%s, %s", list[i].name, list[i].version));
		bad.warning = list[i].expired && !list[i].wrong;
		if (bad.code)
			problems_take(p, &bad);
	}
	return c->d.l && !c->set[O_DEMO] ? code : 0;
}

static void check_catalogue(struct cli *c, struct problems *p)
{
	AUTO_CTX(tmp);
	const char *path = path_resource(tmp, "locale/fr/LC_MESSAGES/carnet.mo");
	struct err e = { 0 };

	if (file_exists(path)) {
		good(c, _("French messages"), path);
		return;
	}
	err_setf(&e, ERR_MISSING, _("The French messages are not at %s|install carnet again"), path);
	problems_take(p, &e);
}

static void check_backup(struct cli *c, const char *path)
{
	AUTO_CTX(tmp);
	char *stamp = NULL, *last = journal_backup_last(tmp, path, &stamp);

	if (last)
		good(c, _("Last daily copy"), mem_printf(tmp, "%.10s, %s", stamp, last));
	else
		good(c, _("Last daily copy"), _("none yet; the interface makes one a day"));
}

static int check_journal(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp);
	struct err bad = { 0 };
	size_t before = p->count;

	if (!c->set[O_DEMO] && !file_exists(path)) {
		good(c, _("Journal"), _("none yet; it is made with the first record"));
		return 0;
	}
	if (cli_open(c, NEED_CHANGE, &bad)) {
		problems_take(p, &bad);
		return 0;
	}
	int code = journal_health(c->d.j, p, e);
	if (!code && p->count == before)
		good(c, _("Journal"), mem_printf(tmp, _("%s, sound"), journal_path(c->d.j)));
	if (!c->set[O_DEMO])
		check_backup(c, path);
	return code;
}

/* The folder named, or the content beside the build. */
static int content_folder(struct cli *c, const void *parent, const char **out, struct err *e)
{
	AUTO_CTX(tmp);
	const char *folder = c->nargs ? c->args[0] : "content";

	*out = mem_dup(parent, folder);
	if (!c->nargs && !file_exists(folder))
		*out = path_join(parent, path_dir(tmp, path_dir(tmp, path_resource(tmp, "library.db"))), "content");
	if (file_exists(*out))
		return 0;
	return err_setf(e, ERR_MISSING, _("There is no content folder “%s”|name it: carnet check --content FOLDER"), *out);
}

static int check_content(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const char *folder;
	char *text = NULL;
	int code = content_folder(c, tmp, &folder, e);

	if (!code)
		code = library_measure(tmp, folder, &text, p, e);
	if (text && !cli_json(c))
		out_text(c, text);
	return code;
}

static void tell_json(struct cli *c, const struct problems *p)
{
	out_text(c, "[");
	for (size_t i = 0; i < p->count; i++) {
		AUTO_CTX(tmp);
		const char *text = err_text(tmp, &p->list[i]);
		out_format(c, "%s\n{\"warning\":%s,\"problem\":", i ? "," : "", p->list[i].warning ? "true" : "false");
		out_json(c, text);
		out_text(c, "}");
	}
	out_text(c, p->count ? "\n]\n" : "]\n");
}

/* The problems are what was asked for: they go to standard output. */
static int tell(struct cli *c, const struct problems *p)
{
	if (cli_json(c)) {
		tell_json(c, p);
		return p->errors ? ERR_MISSING : 0;
	}
	for (size_t i = 0; i < p->count; i++) {
		AUTO_CTX(tmp);
		const char *text = err_text(tmp, &p->list[i]);
		out_visible(c, p->list[i].warning ? mem_printf(tmp, _("to check: %s"), text) : text);
		out_text(c, "\n");
	}
	if (!p->errors)
		out_text(c, _("Everything is in order.\n"));
	return p->errors ? ERR_MISSING : 0;
}

int run_check(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = { 0 };
	int code = 0;

	if (c->nargs && !c->set[O_CONTENT])
		return err_setf(e, ERR_INPUT, _("“%s” is one argument too many|write: carnet check --content %s"), c->args[0], c->args[0]);
	if (c->set[O_SCHEMA]) {
		out_text(c, library_schemas(tmp));
		return 0;
	}
	if (c->set[O_CONTENT]) {
		code = check_content(c, &p, e);
	} else {
		code = check_journal(c, &p, e);
		check_library(c, &p);
		code = code ? code : check_packs(c, &p, e);
		check_catalogue(c, &p);
	}
	if (code && !p.count)
		return code;
	err_clear(e); /* it only counts the problems, which are told one by one */
	return tell(c, &p);
}

int run_compile(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS p = { 0 };
	int code = library_compile(c->args[0], c->args[1], &p, e);

	say_problems(&p);
	return code;
}
