// SPDX-License-Identifier: EUPL-1.2
/* Opens what is asked for and hands over to the command line or to the terminal interface. */
#include <string.h>
#include <unistd.h>
#include <carnet/base/mem.h>
#include <carnet/base/process.h>
#include <carnet/journal/keep.h>
#include "cli/cli.h"
#include "tui/tui.h"

static int open_desk(void *data, desk **out, struct err *e)
{
	struct cli *c = data;
	int code = cli_library(c, e);

	*out = cli_desk(c);
	return code ? code : cli_open(c, NEED_CREATE, e);
}

static void close_desk(void *data)
{
	cli_close(data);
}

/* The copy of the day. One that fails is told by check and by its date. */
static void after_first_frame(void *data)
{
	const char *path = cli_kept_journal(data);

	if (path && process_aside()) {
		AUTO_ERR ignored = {0};
		journal_backup_daily(path, &ignored);
		_exit(0);
	}
}

static int open_interface(struct cli *c, bool within, enum tui_next *next)
{
	AUTO_ERR e = {0};
	struct tui_options o = {
		.open = open_desk, .close = close_desk, .journal = cli_kept_journal(c), .no_color = cli_no_color(c),
		.after_first_frame = after_first_frame, .data = c, .within = within,
	};
	int code = tui_run(&o, next, &e);

	return code ? cli_fail(c, &e) : 0;
}

/* A throw-away copy of the practice journal, with the options given for one's own. */
static int open_practice(int argc, char **argv, enum tui_next *next)
{
	void *all = talloc_new(NULL);
	char **with = NEW_ARRAY(all, char *, (size_t)argc + 2), demo[] = "--demo";

	with[0] = argv[0];
	with[1] = demo;
	memcpy(with + 2, argv + 1, (size_t)argc * sizeof *argv);
	int code = open_interface(cli_new(all, argc + 1, with), true, next);
	talloc_free(all);
	return code;
}

/* One's own notebook, and from it the practice one as often as one likes. */
static int interfaces(struct cli *own, int argc, char **argv)
{
	enum tui_next next = TUI_OWN;
	int code = 0;

	while (!code && next != TUI_END)
		code = next == TUI_PRACTICE ? open_practice(argc, argv, &next) : open_interface(own, false, &next);
	return code;
}

int main(int argc, char **argv)
{
	void *all = talloc_new(NULL);
	struct cli *c = cli_new(all, argc, argv);
	cli_keys(c, tui_keys_doc);
	int code = cli_interface(c) ? interfaces(c, argc, argv) : cli_run(c);

	talloc_free(all);
	return code;
}
