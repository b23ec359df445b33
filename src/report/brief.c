// SPDX-License-Identifier: EUPL-1.2
/* «15 minutes avant»: what fits one calm screen. */
#include "dossier.h"

enum { WORDS_SHOWN = 3, PROMISED_SHOWN = 2 };

static int words(struct dossier *d)
{
	struct writer *w = &d->w;
	strbuf *text = sb_new(w->tmp), *line = sb_new(w->tmp);
	const word **list;
	size_t count;

	for (size_t i = 0; i < d->points.count; i++)
		words_of(text, record_text(d->points.list[i], "title"));
	int code = words_find(w, text->s, true, WORDS_SHOWN, &list, &count);
	for (size_t i = 0; i < count && !code; i++)
		sb_addf(line, _("%s%s: %s"), i ? _("; ") : "", list[i]->name, list[i]->full);
	w_fact(w, _("Acronyms"), line->s);
	return code;
}

static void facts(struct dossier *d)
{
	struct writer *w = &d->w;
	node *list = w_list(w);

	w_item(w, list, "%s", w_capital(w, w_when(w, d->meeting)));
	w_item(w, list, _("%s; chaired by: %s"), w_place(w, d->meeting), dossier_chair(d));
}

int report_brief(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_read(&d, from, meeting, tmp, e);

	if (code)
		return code;
	struct writer *w = &d.w;
	w_open_screen(w, parent, w_printf(w, _("15 minutes before: %s"), record_text(d.meeting, "title")));
	facts(&d);
	dossier_obtain(&d, false);
	code = dossier_promised(&d, PROMISED_SHOWN);
	if (!code)
		code = words(&d);
	w_close_screen(w);
	*out = w->d;
	return code;
}
