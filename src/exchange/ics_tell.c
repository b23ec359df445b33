// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "ics.h"

enum { ZONE_MOST = 200 };

static void tell(struct invitation *v, struct err *e)
{
	e->warning = true;
	import_note(v->s->in, v->ev->line, e);
}

/* What was proposed is said, with the other choice. */
static void tell_mandate(struct invitation *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };

	if (!v->to.mandate)
		return;
	err_setf(&e, ERR_INPUT, _("“%s” goes to the mandate “%s”|if it is another, say so: carnet edit meeting … mandate=…"), record_text(v->i->r, "title"),
		journal_title(v->s->j, tmp, &e_mandate, v->to.mandate));
	tell(v, &e);
}

static void tell_zone(struct invitation *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };

	if (!v->ev->zone)
		return;
	err_setf(&e, ERR_INPUT, _("The time zone “%s” is not known, the hour is kept as it is written|check it with the sender"),
		ics_line(tmp, v->ev->zone, ZONE_MOST));
	tell(v, &e);
}

static void tell_series(struct invitation *v)
{
	AUTO_ERR e = { 0 };
	const char *title = record_text(v->i->r, "title");
	int n = v->ev->others;

	if (!v->ev->repeats || n == 0)
		return;
	if (n < 0)
		err_setf(&e, ERR_INPUT, _("“%s” repeats, only one date is imported|import the file again after that date, or add the others yourself"), title);
	else
		err_setf(&e, ERR_INPUT,
			ngettext("“%s” repeats: one date is imported, %d other follows within 13 months|import the file again after that date, or add it yourself",
				"“%s” repeats: one date is imported, %d others follow within 13 months|import the file again after that date, or add them yourself",
				(unsigned long)n), title, n);
	tell(v, &e);
}

void ics_tell(struct invitation *v)
{
	tell_zone(v);
	tell_series(v);
	tell_mandate(v);
}

void ics_tell_points(struct invitation *v, size_t count)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };

	err_setf(&e, ERR_INPUT, _("%zu points of an agenda can be read in “%s”|to take them: carnet import agenda_item FILE"), count,
		ics_line(tmp, v->ev->title, ZONE_MOST));
	tell(v, &e);
}

void ics_tell_end(struct ics_in *s)
{
	AUTO_ERR kinds = { 0 }, strays = { 0 };
	int n = s->others_kinds, m = s->strays;

	if (n) {
		err_setf(&kinds, ERR_INPUT, ngettext("%d deadline or end of mandate is not read from a calendar|bring it with: carnet export --format json",
			"%d deadlines and ends of mandates are not read from a calendar|bring them with: carnet export --format json", (unsigned long)n), n);
		kinds.warning = true;
		import_note(s->in, 1, &kinds);
	}
	if (m) {
		err_setf(&strays, ERR_INPUT, ngettext("%d cancelled meeting is not in the notebook|there is nothing to do",
			"%d cancelled meetings are not in the notebook|there is nothing to do", (unsigned long)m), m);
		strays.warning = true;
		import_note(s->in, 1, &strays);
	}
}
