// SPDX-License-Identifier: EUPL-1.2
/* «15 minutes avant»: what fits one calm screen. */
#include "dossier.h"

enum { WORDS_SHOWN = 5 };

static void acronyms_line(struct dossier *d, const acronyms *a)
{
	strbuf *b = sb_new(d->w.tmp);

	for (size_t i = 0; i < a->count && i < WORDS_SHOWN; i++)
		sb_addf(b, _("%s%s: %s"), i ? _("; ") : "", a->list[i]->name, a->list[i]->full);
	w_fact(&d->w, _("Words"), b->s);
}

static int words(struct dossier *d)
{
	acronyms a;
	int code = acronyms_open(&d->w, &a);

	for (size_t i = 0; i < d->points.count && !code; i++)
		acronyms_add(&d->w, &a, record_text(d->points.list[i], "title"));
	if (!code)
		acronyms_line(d, &a);
	return code;
}

int report_brief(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_read(&d, from, meeting, tmp, e);

	if (code)
		return code;
	struct writer *w = &d.w;
	w_open(w, parent, w_printf(w, _("15 minutes before: %s"), record_text(d.meeting, "title")));
	w_fact(w, _("When"), w_when(w, d.meeting));
	w_fact(w, _("Where"), w_place(w, d.meeting));
	w_fact(w, _("Chaired by"), dossier_chair(&d));
	dossier_obtain(&d);
	code = dossier_promised(&d);
	if (!code)
		code = words(&d);
	*out = w->d;
	return code;
}
