// SPDX-License-Identifier: EUPL-1.2
/* A document made from the journal, read on the screen: made again when the journal changes, its links followed, written as a file with x.

	static int make(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e) { … report_dossier(…, of.id, of.parts, …) }
	static const struct paper dossier = {.help = "dossier", .make = make, .write = write, .enclosed = true};
	app_push(app, paper_screen(app, &dossier, (struct paper_of){.id = meeting, .parts = sections_usual(&dossier_sections)})); */
#pragma once
#include <carnet/doc/doc.h>
#include <carnet/exchange/module.h>
#include "../app.h"

/* What it is made from; each kind of document says what it uses. */
struct paper_of {
	int64_t id, other;      /* records */
	int year;
	unsigned parts;         /* a set of report_section bits */
};

struct paper {
	const char *help;       /* key of its help page */
	int (*make)(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e);
	/* Writes the file; NULL: the doc as it is shown, named after its title. */
	int (*write)(struct app *app, const void *parent, struct paper_of of, const char *format, const print_setup *paper, char **written, struct err *e);
	/* It is made to be handed on: names, phones, e-mails and words about health are pointed out before it is written. */
	bool shared;
	bool yearly; /* of a year: ← and → show that of another one */
};
report_from paper_from(const struct app *app); /* what every document is made from */
struct screen *paper_screen(struct app *app, const struct paper *kind, struct paper_of of);
