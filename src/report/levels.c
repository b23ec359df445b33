// SPDX-License-Identifier: EUPL-1.2
/* The levels of participation, as several documents tell them. */
#include "writer.h"

const char *w_standing(struct writer *w, const participation *p)
{
	return w_printf(w, "%s %s", standing_sign(p->standing), participation_words(p));
}

/* Signs that a voice can say, and words beside. */
static const char *trend(struct writer *w, int before, int after)
{
	return after > before ? w_printf(w, "▲ %s", _("up")) : after < before ? w_printf(w, "▼ %s", _("down")) : w_printf(w, "= %s", _("the same"));
}

const char *w_trend(struct writer *w, const participation *before, const participation *after)
{
	bool answered = before->unanswered < before->criteria && after->unanswered < after->criteria;

	return answered ? trend(w, before->sum, after->sum) : _("not comparable");
}

const char *w_score_change(struct writer *w, int before, int after)
{
	const char *first = score_words(before), *then = score_words(after);
	const char *words = before == after ? first : w_printf(w, _("%s, then %s"), first, then);

	return before == SCORE_NONE || after == SCORE_NONE ? words : w_printf(w, "%s (%s)", words, trend(w, before, after));
}

int w_assessed(struct writer *w, int64_t cpts, const char *on, assessed **out)
{
	return assessment_last(w->j, w->l, w->tmp, cpts, on, out, w->e);
}

void w_step(struct writer *w, const assessed *a, const char *level)
{
	const criterion *c = assessed_step(a, level);
	AUTO_ERR unknown = {0};
	page *how;

	if (!c)
		return;
	node *p = doc_add(w->d, NULL, N_PARAGRAPH);
	doc_strong(w->d, p, _("Next step"));
	doc_text(w->d, p, w_printf(w, _(": be able to say “%s”. %s "), c->title, c->explain));
	if (*c->page && library_page(w->l, w->tmp, c->page, &how, &unknown) == 0)
		doc_link(w->d, p, w_printf(w, _("How to go about it: %s"), how->title), w_printf(w, "page:%s", c->page));
}
