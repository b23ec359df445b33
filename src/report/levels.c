// SPDX-License-Identifier: EUPL-1.2
/* The levels of participation, as several documents tell them. */
#include "writer.h"

const char *w_standing(struct writer *w, const participation *p)
{
	return w_printf(w, "%s %s", standing_sign(p->standing), participation_words(p));
}

int w_assessed(struct writer *w, int64_t cpts, const char *on, assessed **out)
{
	return assessment_last(w->j, w->l, w->tmp, cpts, on, out, w->e);
}

void w_step(struct writer *w, const assessed *a, const char *level)
{
	const criterion *c = assessed_step(a, level);

	if (!c)
		return;
	node *p = doc_add(w->d, NULL, N_PARAGRAPH);
	doc_strong(w->d, p, _("Next step"));
	doc_text(w->d, p, w_printf(w, _(": be able to say “%s”. %s "), c->title, c->explain));
	if (*c->page)
		doc_link(w->d, p, _("How to go about it"), w_printf(w, "page:%s", c->page));
}
