// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/glance.h>
#include <carnet/desk/rescue.h>
#include <carnet/desk/settings.h>
#include "command.h"

enum { WIDTH = 80, NARROWEST = 40 };

static int terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col < NARROWEST)
		return WIDTH;
	return size.ws_col;
}

static int cli_free(struct cli *c)
{
	err_clear(&c->wrong);
	return 0;
}

struct cli *cli_new(const void *parent, int argc, char **argv)
{
	struct cli *c = NEW(parent, struct cli);

	talloc_set_destructor(c, cli_free);
	signal(SIGPIPE, SIG_IGN);
	i18n_start(options_language(argc, argv));
	c->out = sb_new(c);
	c->screen = isatty(STDOUT_FILENO);
	c->asks = isatty(STDIN_FILENO);
	c->width = c->screen ? terminal_width() : WIDTH;
	options_parse(c, argc, argv, &c->wrong);
	return c;
}

void cli_keys(struct cli *c, void (*keys)(doc *d))
{
	c->keys = keys;
}

bool cli_interface(const struct cli *c)
{
	return !c->cmd && !c->wrong.code && c->screen && c->asks && !c->set[O_HELP] && !c->set[O_VERSION] && !c->set[O_JSON];
}

desk *cli_desk(struct cli *c)
{
	return &c->d;
}

bool cli_no_color(const struct cli *c)
{
	const char *asked = getenv("NO_COLOR");

	return c->set[O_NO_COLOR] || (asked && *asked);
}

const char *cli_packs(struct cli *c)
{
	AUTO_CTX(tmp);

	return path_join(c, path_dir(tmp, cli_journal_path(c, tmp)), "packs");
}

/* Packs are beside the journal; the practice journal has none. */
int cli_library(struct cli *c, struct err *e)
{
	if (c->d.l)
		return 0;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS told_elsewhere = {0};
	int code = library_open(c, &c->d.l, NULL, e);
	c->d.wording = settings_wording(settings_read(tmp, &told_elsewhere));
	if (!code && !c->set[O_DEMO])
		library_use_packs(c->d.l, cli_packs(c));
	return code;
}

static int open_demo(struct cli *c, struct err *e)
{
	int code = cli_library(c, e);

	c->d.demo = true;
	return code ? code : desk_demo(c, c->d.l, &c->d.j, e);
}

const char *cli_journal_path(const struct cli *c, const void *parent)
{
	return c->set[O_JOURNAL] ? c->set[O_JOURNAL] : path_journal(parent);
}

const char *cli_kept_journal(struct cli *c)
{
	return c->set[O_DEMO] ? NULL : cli_journal_path(c, c);
}

/* When damage is what stands in the way, the ways out are told. */
static int open_journal(struct cli *c, const char *path, enum journal_mode mode, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR why = {0};
	rescue r = {0};
	int code = journal_open(c, &c->d.j, path, mode, &why);

	if (code == ERR_DATA)
		desk_rescue(tmp, path, &r);
	if (r.why != RESCUE_NONE)
		return desk_rescue_say(path, &r, e);
	return code ? err_set(e, code, why.what, why.todo) : 0;
}

int cli_open(struct cli *c, enum need need, struct err *e)
{
	if (c->d.j)
		return 0;
	if (c->set[O_DEMO])
		return open_demo(c, e);
	const char *path = cli_journal_path(c, c);
	int gone = desk_rescue_gone(path, e);
	if (gone)
		return gone;
	/* Reading makes no file: a journal that is not there yet reads as an empty one. One that cannot be looked for is none of these. */
	c->standing_in = need != NEED_CREATE && !file_exists(path) && (errno == ENOENT || errno == ENOTDIR);
	if (c->standing_in)
		return journal_open(c, &c->d.j, ":memory:", JOURNAL_WRITE, e);
	static const enum journal_mode modes[] = {
		[NEED_READ] = JOURNAL_READ, [NEED_FIND] = JOURNAL_FIND, [NEED_CHANGE] = JOURNAL_WRITE, [NEED_CREATE] = JOURNAL_WRITE};
	return open_journal(c, path, modes[need], e);
}

void cli_close(struct cli *c)
{
	TALLOC_FREE(c->d.j);
}

int cli_fail(struct cli *c, const struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};

	if (c->broken)
		return 0;
	out_flush(c, &ignored);
	say("%s", err_text(tmp, e));
	return -e->code;
}

static int run_chosen(struct cli *c, struct err *e)
{
	const entity *kind = NULL;

	if (c->set[O_VERSION]) {
		out_text(c, "carnet " CARNET_VERSION "\n");
		return 0;
	}
	if (!c->set[O_HELP])
		return c->cmd ? c->cmd->run(c, e) : run_today(c, e);
	if (c->cmd && c->cmd->entity && c->nargs > 0) {
		int code = argument_entity(c, 0, &kind, e);
		if (code)
			return code;
	}
	return help_print(c, c->cmd, kind);
}

/* The home screen that is kept for the interface follows what a command has changed. */
static void follow(struct cli *c)
{
	AUTO_ERR ignored = {0};

	if (c->d.j && !c->d.demo && !c->standing_in && journal_writable(c->d.j) && !cli_library(c, &ignored))
		glance_follow(&c->d);
}

/* What is asked for is kept before it is told: who asks again would have it twice. */
static int untold(struct cli *c, struct err *e)
{
	AUTO_ERR why = *e;

	*e = (struct err){0};
	if (!c->d.j || c->d.demo || c->standing_in || !journal_writable(c->d.j))
		return err_set(e, why.code, why.what, why.todo);
	return err_setf(e, why.code, _("%s: the journal has kept what you asked all the same|do not ask again; carnet history shows it"), why.what);
}

int cli_run(struct cli *c)
{
	AUTO_ERR e = {0};

	if (c->wrong.code)
		return cli_fail(c, &c->wrong);
	int code = run_chosen(c, &e);
	int written = out_flush(c, e.code ? NULL : &e);
	if (!code && written && !c->broken)
		written = untold(c, &e);
	follow(c);
	if (c->broken)
		return 0;
	if (c->wrong.code)
		return cli_fail(c, &c->wrong); /* the disk or pipe that took our output failed on the way */
	if (e.code)
		return cli_fail(c, &e);
	return -(code ? code : written); /* a command may have said what it had to itself */
}
