// SPDX-License-Identifier: EUPL-1.2
/* The associations of the territory, CPTS by CPTS. */
#include "writer.h"

static void row(struct writer *w, node *table, const record *a)
{
	const char *approved = record_get(a, "approved")->kind == V_NULL ? _("unknown") : record_int(a, "approved") ? _("yes") : _("no");
	const char *email = record_text(a, "email"), *phone = record_text(a, "phone");
	const char *reach = *email && *phone ? w_printf(w, "%s, %s", email, phone) : *email ? email : phone;

	doc_row(w->d, table, (const char *const[]){record_text(a, "name"), record_text(a, "field"), approved, record_text(a, "contact_name"), reach, NULL});
}

static int of_cpts(struct writer *w, const record *cpts)
{
	query *q = query_new(w->tmp, &e_association);
	rows list;

	if (cpts)
		query_where(q, "cpts", OP_IS, value_int(cpts->id));
	else
		query_where(q, "cpts", OP_EMPTY, (value){0});
	int code = w_rows(w, q, &list);
	if (code || !list.count)
		return code;
	w_heading(w, 2, cpts ? record_text(cpts, "name") : _("In no CPTS"));
	node *table = doc_table(w->d, (const char *const[]){_("Name"), _("Field"), _("Approved"), _("Contact person"), _("To reach it"), NULL});
	for (size_t i = 0; i < list.count; i++)
		row(w, table, list.list[i]);
	return 0;
}

int report_directory(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	rows all = {0};
	record *one;
	int code = cpts ? w_get(w, &e_cpts, cpts, &one) : w_rows(w, query_new(tmp, &e_cpts), &all);

	if (code)
		return code;
	if (cpts)
		all = (rows){.list = &one, .count = 1};
	w_open(w, parent, _("Associations of the territory"));
	for (size_t i = 0; i < all.count && !code; i++)
		code = of_cpts(w, all.list[i]);
	if (!code && !cpts)
		code = of_cpts(w, NULL);
	if (!w->d->root->first)
		w_para(w, _("No association is noted. The town hall and your delegation know some."));
	*out = w->d;
	return code;
}
