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

static int export_rows(journal *j, sink to, const entity *kind, const int64_t *ids, size_t n, struct err *e)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < n; i++) {
		struct headless h = { to, i > 0 };
		query *q = query_new(tmp, kind);
		query_where(q, "id", OP_IS, value_int(ids[i]));
		if (export_csv(j, (sink){ write_rows, &h }, q, NULL, e))
			return e->code;
	}
	return 0;
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

static int export_list(struct list_screen *ls, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	const struct sub *sub = list_sub(ls);
	journal *j = ls->s.app->desk->j;
	file_sink *file;
	int64_t *ids;
	size_t ticked = list_ticked(sub->list);
	list_chosen(sub->list, tmp, &ids);
	query whole = *sub->q;
	whole.brief = false;
	if (file_sink_open(tmp, &file, path, e))
		return e->code;
	if (ticked ? export_rows(j, file_sink_to(file), sub->e, ids, ticked, e) : export_csv(j, file_sink_to(file), &whole, NULL, e))
		return e->code;
	return file_sink_commit(file, e);
}

static unsigned export_table(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	const char *path = file_path(tmp, ls, &e);
	if (!path || export_list(ls, path, &e))
		app_tell_err(ls->s.app, &e);
	else
		app_exported(ls->s.app, path);
	const char *withheld = export_withheld(tmp, list_sub(ls)->e);
	if (!e.code && *withheld)
		app_tell(ls->s.app, ROLE_TEXT, _("Not in the file, since it is private: %s."), withheld);
	return EFFECT_REDRAW;
}

/* The rows shown, or the ticked ones each by its own query. */
static unsigned export_calendar(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	const struct sub *sub = list_sub(ls);
	int64_t *ids;
	char *path;
	size_t n = list_ticked(sub->list) ? list_chosen(sub->list, tmp, &ids) : 0;
	const query **queries = NEW_ARRAY(tmp, const query *, n + 2);
	queries[0] = sub->q;
	for (size_t i = 0; i < n; i++) {
		query *q = query_new(tmp, sub->e);
		query_where(q, "id", OP_IS, value_int(ids[i]));
		queries[i] = q;
	}
	queries[n ? n : 1] = NULL;
	if (desk_calendar(ls->s.app->desk, tmp, queries, file_name(tmp, ls), &path, &e))
		app_tell_err(ls->s.app, &e);
	else
		app_exported(ls->s.app, path);
	return EFFECT_REDRAW;
}

static const struct {
	const char *letter, *label;
	unsigned (*write)(struct list_screen *ls);
} forms[] = {
	{ "t", N_("a table (CSV), for LibreOffice or Excel"), export_table },
	{ "c", N_("a calendar (.ics), for the calendar of a telephone or a computer"), export_calendar },
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
		answers[i] = (struct answer){ forms[i].letter, _(forms[i].label), NULL, (long)i };
	struct screen *s = dialog_screen(ls->s.app, _("Export"), _("In which form?\n"), answers, LENGTH(forms), form_chosen, NULL);
	dialog_explain(s, "exported");
	app_push(ls->s.app, s);
	return EFFECT_REDRAW;
}
