// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/rules/participation.h>

participation participation_level(const int *scores, size_t criteria)
{
	participation p = {.criteria = (int)criteria, .highest = (int)criteria * SCORE_HIGHEST};

	for (size_t i = 0; i < criteria; i++) {
		p.unanswered += scores[i] == SCORE_NONE;
		p.met += scores[i] >= SCORE_COUNTED;
		p.sum += scores[i] > 0 ? scores[i] : 0;
	}
	if (criteria > 0 && p.sum >= SCORE_COUNTED * p.criteria)
		p.standing = STANDING_REACHED;
	else
		p.standing = p.sum > 0 ? STANDING_PARTLY : STANDING_NO;
	return p;
}

const char *standing_sign(enum standing s)
{
	static const char *const signs[] = {[STANDING_NO] = "○", [STANDING_PARTLY] = "◐", [STANDING_REACHED] = "●"};

	return signs[s];
}

const char *standing_words(enum standing s)
{
	static const char *const words[] = {[STANDING_NO] = N_("not yet"), [STANDING_PARTLY] = N_("on the way"), [STANDING_REACHED] = N_("reached")};

	return _(words[s]);
}

const char *participation_words(const participation *p)
{
	return p->criteria && p->unanswered == p->criteria ? _("to be assessed") : standing_words(p->standing);
}
