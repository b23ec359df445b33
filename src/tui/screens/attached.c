// SPDX-License-Identifier: EUPL-1.2
#include "attached.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include <carnet/journal/keep.h>
#include "../widgets/columns.h"
#include "dialog.h"
#include "dialogs.h"
#include "exported.h"
#include "records.h"

enum { OTHER_PLACE = 100000, DAY_SECONDS = 86400 };

/* ---- attached ---- */

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool is_receipt(const struct detail_screen *ds)
{
	return ds->e == &e_expense;
}

static int attach(struct detail_screen *ds, const char *path, struct err *e)
{
	AUTO_PROBLEMS doubts = {0};
	struct app *app = ds->s.app;
	int64_t id;
	int code = desk_attach(app->desk, ds->e, ds->id, path, &id, &doubts, e);

	if (code)
		return code;
	if (doubts.count)
		app_tell(app, ROLE_WARN, _("Kept, but look: %s: %s. u undoes."), doubts.list[0].what, doubts.list[0].todo);
	else if (is_receipt(ds))
		app_tell(app, ROLE_OK, _("Receipt attached: %s. The file itself stays where it is. u undoes."), base_of(path));
	else
		app_tell(app, ROLE_OK, _("Kept in the notebook: %s. The file itself stays where it is."), base_of(path));
	return 0;
}

static int typed(struct screen *below, const char *text, struct err *e)
{
	AUTO_CTX(tmp);

	if (!*text)
		return err_set(e, ERR_INPUT, _("No file is named"), _("type its folder and its name, or Esc"));
	return attach((struct detail_screen *)below, path_typed(tmp, text), e);
}

static unsigned ask_path(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	const char *help = is_receipt(ds)
		? mem_printf(tmp, _("For example ~/Documents/ticket.pdf, or drop the file on this window. PDF, JPEG or PNG, %d MB at most."), ATTACHMENT_MAX >> 20)
		: mem_printf(tmp, _("For example ~/Documents/invitation.pdf, or drop the file on this window. %d MB at most."), ATTACHMENT_MAX >> 20);
	struct screen *p = prompt_screen(ds->s.app, _("File to keep with this record"), help, (struct prompt_answer){typed, NULL});

	prompt_follows(p, "attach", "~/", NULL);
	app_push(ds->s.app, p);
	return EFFECT_REDRAW;
}

static unsigned chosen(struct screen *below, long id, const char *text)
{
	AUTO_ERR e = {0};
	struct detail_screen *ds = (struct detail_screen *)below;

	(void)text;
	if (id == OTHER_PLACE)
		return ask_path(ds);
	if (attach(ds, ds->files[id].path, &e))
		app_tell_err(below->app, &e);
	return EFFECT_RELOAD;
}

/* The recent files of the usual folders, the newest first; another place is typed. */
unsigned attach_ask(struct detail_screen *ds)
{
	AUTO_CTX(tmp);

	TALLOC_FREE(ds->files);
	desk_receipt_files(ds, &ds->files, &ds->nfiles);
	if (!ds->nfiles)
		return ask_path(ds);
	struct screen *s = choose_screen(ds->s.app, _("File to keep with this record"), chosen);
	for (size_t i = 0; i < ds->nfiles; i++) {
		const receipt_file *f = &ds->files[i];
		const char *day = date_text(tmp, (int)(f->at / DAY_SECONDS), DATE_SHORT);
		pick_add(choose_pick(s), base_of(f->path), mem_printf(tmp, "%s, %s", base_of(path_dir(tmp, f->path)), day), (long)i);
	}
	pick_add_always(choose_pick(s), _("Another place: type where it is"), OTHER_PLACE);
	choose_explain(s, "attach");
	app_push(ds->s.app, s);
	return EFFECT_REDRAW;
}

/* ---- opened, copied out, taken off ---- */

static unsigned take_out(struct app *app, int64_t id, void (*then)(struct app *app, const char *path))
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *path;

	if (desk_extract(app->desk, tmp, id, NULL, &path, &e))
		app_tell_err(app, &e);
	else
		then(app, path);
	return EFFECT_REDRAW;
}

static unsigned attached_open(struct app *app, int64_t attachment)
{
	return take_out(app, attachment, exported_open);
}

/* In Documents/Carnet, then as any export. */
static unsigned attached_copy(struct app *app, int64_t attachment)
{
	return take_out(app, attachment, app_exported);
}

unsigned attached_off(struct app *app, int64_t attachment)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *name = journal_title(app->desk->j, tmp, &e_attachment, attachment);

	if (desk_detach(app->desk, attachment, &e))
		app_tell_err(app, &e);
	else
		app_tell(app, ROLE_OK, _("Taken off: %s. u undoes."), name);
	return EFFECT_RELOAD;
}

static unsigned nothing(struct app *app, int64_t attachment)
{
	(void)app, (void)attachment;
	return EFFECT_REDRAW;
}

static const struct {
	const char *letter, *label;
	unsigned (*run)(struct app *app, int64_t attachment);
	bool writes;
} doings[] = {
	{N_("o"), N_("Open the file"), attached_open, false},
	{"c", N_("Copy it to a folder, print it, send it"), attached_copy, false},
	{"d", N_("Take it off this record"), attached_off, true},
	{N_("r"), N_("Return to carnet"), nothing, false},
};

static unsigned done(struct screen *below, long id, void *data)
{
	int64_t attachment = *(int64_t *)data;

	talloc_free(data);
	return doings[id].run(below->app, attachment);
}

unsigned attached_ask(struct app *app, int64_t attachment)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct answer answers[LENGTH(doings)];
	size_t count = 0;
	record *r;

	if (journal_get(app->desk->j, tmp, &r, &e_attachment, attachment, &e))
		return app_failed(app, &e);
	for (size_t i = 0; i < LENGTH(doings); i++)
		if (!doings[i].writes || journal_writable(app->desk->j))
			answers[count++] = (struct answer){_(doings[i].letter), _(doings[i].label), NULL, (long)i};
	int64_t *data = NEW(app, int64_t);
	*data = attachment;
	struct screen *s = dialog_screen(app, record_text(r, "name"), mem_printf(tmp, "%s, %s\n", attached_kind(tmp, NULL, r), attached_size(tmp, NULL, r)), answers, count, done, data);
	dialog_explain(s, "attach");
	app_push(app, s);
	return EFFECT_REDRAW;
}
