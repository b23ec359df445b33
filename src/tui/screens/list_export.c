// SPDX-License-Identifier: EUPL-1.2
/* The list shown, or its ticked rows, as a file (a table, or a calendar for what has a date) in the person's documents. */
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/exchange/exchange.h>
#include "dialog.h"
#include "list_screen.h"

/* The same header before each row but the first: passed over. */
struct headless {
	sink to;
	bool in_header;
};

static int write_rows(void *data, const char *s, size_t len, struct err *e)
{
	struct headless *h = data;
	while (h->in_header && len) {
		h->in_header = *s != '\n';
		s++;
		len--;
	}
	return len ? h->to.write(h->to.data, s, len, e) : 0;
}

/* What is exported: the ticked rows, each by a query of its own, or all that the list shows. */
static const query **exported(const void *parent, const struct list_screen *ls)
{
	const struct sub *sub = list_sub(ls);
	int64_t *ids;
	size_t n = list_ticked(sub->list) ? list_chosen(sub->list, parent, &ids) : 0;
	const query **queries = NEW_ARRAY(parent, const query *, n + 2);
	query *whole = NEW(queries, query);
	*whole = *sub->q;
	whole->brief = false;
	queries[0] = whole;
	for (size_t i = 0; i < n; i++) {
		query *q = query_new(queries, sub->e);
		query_where(q, "id", OP_IS, value_int(ids[i]));
		queries[i] = q;
	}
	queries[n ? n : 1] = NULL;
	return queries;
}

static int export_rows(journal *j, sink to, const query *const *queries, struct err *e)
{
	for (size_t i = 0; queries[i]; i++) {
		struct headless h = {to, i > 0};
		if (export_csv(j, (sink){write_rows, &h}, queries[i], NULL, e))
			return e->code;
	}
	return 0;
}

/* The file is written all the same; the first record is named, carnet check names them all. */
static void tell_changed(struct app *app, const query *const *queries)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	AUTO_PROBLEMS p = {0};
	for (size_t i = 0; queries[i] && !p.count && !e.code; i++)
		journal_held_all(app->desk->j, queries[i], &p, &e);
	if (e.code)
		app_tell_err(app, &e);
	else if (p.count)
		app_tell(app, ROLE_ERROR, "%s.", err_text(tmp, &p.list[0]));
}

/* reunion-2026-11-21 */
static const char *file_name(const void *parent, const struct list_screen *ls)
{
	const entity *e = list_sub(ls)->e;
	char iso[11];
	date_to_iso(iso, clock_today());
	return mem_printf(parent, "%s-%s", i18n_french() ? e->alias : e->name, iso);
}

/* Documents/Carnet/reunion-2026-11-21.csv, then -2, -3… */
static char *file_path(const void *parent, const struct list_screen *ls, struct err *err)
{
	AUTO_CTX(tmp);
	const char *folder = path_documents(tmp);
	if (dir_make(folder, 0700, err))
		return NULL;
	return file_untaken(parent, path_join(tmp, folder, mem_printf(tmp, "%s.csv", desk_file_name(ls->s.app->desk, tmp, file_name(tmp, ls)))));
}

static int export_list(journal *j, const query *const *queries, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	file_sink *file;
	if (file_sink_open(tmp, &file, path, e) || export_rows(j, file_sink_to(file), queries, e))
		return e->code;
	return file_sink_commit(file, e);
}

static unsigned export_table(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = ls->s.app;
	const query **queries = exported(tmp, ls);
	const char *path = file_path(tmp, ls, &e), *withheld = export_withheld(tmp, list_sub(ls)->e);
	if (!path || export_list(app->desk->j, queries, path, &e))
		return app_failed(app, &e);
	app_exported(app, path);
	if (*withheld)
		app_tell(app, ROLE_TEXT, _("Not in the file, since it is private: %s."), withheld);
	tell_changed(app, queries);
	return EFFECT_REDRAW;
}

static unsigned export_calendar(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = ls->s.app;
	const query **queries = exported(tmp, ls);
	char *path;
	if (desk_calendar(app->desk, tmp, queries, file_name(tmp, ls), &path, &e))
		return app_failed(app, &e);
	app_exported(app, path);
	tell_changed(app, queries);
	return EFFECT_REDRAW;
}

static const struct {
	const char *letter, *label;
	unsigned (*write)(struct list_screen *ls);
} forms[] = {
	{"t", N_("a table (CSV), for LibreOffice or Excel"), export_table},
	{"c", N_("a calendar (.ics), for the calendar of a telephone or a computer"), export_calendar},
};

static unsigned form_chosen(struct screen *asked, long id, void *data)
{
	(void)data;
	return forms[id].write((struct list_screen *)asked);
}

/* What has no place in a calendar is written as a table at once. */
unsigned list_export(struct list_screen *ls)
{
	struct answer answers[LENGTH(forms)];
	if (!ics_holds(list_sub(ls)->e))
		return export_table(ls);
	for (size_t i = 0; i < LENGTH(forms); i++)
		answers[i] = (struct answer){forms[i].letter, _(forms[i].label), NULL, (long)i};
	struct screen *s = dialog_screen(ls->s.app, _("Export"), _("In which form?\n"), answers, LENGTH(forms), form_chosen, NULL);
	dialog_explain(s, "exported");
	app_push(ls->s.app, s);
	return EFFECT_REDRAW;
}
