// SPDX-License-Identifier: EUPL-1.2
#include "exported.h"
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/process.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "dialog.h"

/* What can be done with a file, each by a program that may not be there. */
static const struct door {
	const char *letter, *label, *program, *option, *told;
} doors[] = {
	{N_("o"), N_("Open the file"), "xdg-open", NULL, N_("The file is opening in another window.")},
	{"i", N_("Print it"), "lp", NULL, N_("The file was sent to the printer.")},
	{"m", N_("Send it by e-mail"), "xdg-email", "--attach", N_("A message is opening in your mail program.")},
};

static bool in_path(const char *program)
{
	AUTO_CTX(tmp);
	const char *path = getenv("PATH");
	char *all = mem_dup(tmp, path ? path : "/usr/bin:/bin"), *at = all;
	for (char *dir; (dir = strsep(&at, ":"));)
		if (access(path_join(tmp, *dir ? dir : ".", program), X_OK) == 0)
			return true;
	return false;
}

/* Never through a shell, and where it cannot draw on our screen. */
static void start(const struct door *d, const char *path)
{
	char *argv[] = {(char *)d->program, (char *)(d->option ? d->option : path), d->option ? (char *)path : NULL, NULL};
	if (!process_aside())
		return;
	execvp(d->program, argv);
	_exit(127);
}

static unsigned chosen(struct screen *asked, long id, void *data)
{
	if (id >= 0) {
		start(&doors[id], data);
		app_tell(asked->app, ROLE_TEXT, "%s", _(doors[id].told));
	}
	talloc_free(data);
	return EFFECT_REDRAW;
}

void exported_open(struct app *app, const char *path)
{
	AUTO_CTX(tmp);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	if (in_path(doors[0].program)) {
		start(&doors[0], path);
		app_tell(app, ROLE_TEXT, "%s", _(doors[0].told));
	} else {
		app_tell(app, ROLE_TEXT, _("No program here opens files. “%s” is in the folder %s."), name, path_dir(tmp, path));
	}
}

struct screen *exported_screen(struct app *app, const char *path)
{
	AUTO_CTX(tmp);
	struct answer answers[LENGTH(doors) + 1];
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(doors); i++)
		if (in_path(doors[i].program))
			answers[count++] = (struct answer){_(doors[i].letter), _(doors[i].label), NULL, (long)i};
	answers[count++] = (struct answer){_("r"), _("Return to carnet"), NULL, -1};
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	char *text = mem_printf(tmp, _("The file is written.\nName: %s\nFolder: %s\n"), name, path_dir(tmp, path));
	struct screen *s = dialog_screen(app, _("Exported"), text, answers, count, chosen, mem_dup(app, path));
	dialog_explain(s, "exported");
	return s;
}
