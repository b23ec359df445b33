// SPDX-License-Identifier: EUPL-1.2
/* The list shown, or its ticked rows, as a CSV file in the person's documents. */
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/exchange/exchange.h>
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

/* Documents/Carnet/reunions-2026-11-21.csv; what comes from the practice journal says so wherever it goes. */
static char *file_name(const void *parent, const entity *e, bool practice, struct err *err)
{
	AUTO_CTX(tmp);
	char iso[11];
	const char *folder = path_documents(tmp);
	date_to_iso(iso, clock_today());
	if (dir_make(folder, 0700, err))
		return NULL;
	return path_join(parent, folder, mem_printf(tmp, "%s%s-%s.csv", practice ? P_("file", "practice-") : "", i18n_french() ? e->alias : e->name, iso));
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

unsigned list_export(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	const char *path = file_name(tmp, list_sub(ls)->e, ls->s.app->desk->demo, &e);
	if (!path || export_list(ls, path, &e))
		app_tell_err(ls->s.app, &e);
	else
		app_exported(ls->s.app, path);
	return EFFECT_REDRAW;
}
