// SPDX-License-Identifier: EUPL-1.2
/* What the screens of records share: words that need a gender, deleting, what may be added from a record. */
#include "records.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include <carnet/desk/titles.h>
#include "../doors.h"
#include "../widgets/detail.h"
#include "dialogs.h"

enum { PARTS_MOST = 8 };

/* "Deleted: meeting “Board”, with 7 records that were part of them; 2 links emptied. u undoes." */
static void tell_deleted(const struct screen *then, const entity *e, size_t n, const char *title, int gone, int freed)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	int parts = gone - (int)n;
	if (n == 1)
		sb_addf(b, _("%s “%s” is deleted"), _(e->one), title);
	else
		sb_addf(b, _("Deleted: %zu %s"), n, _(e->many));
	if (parts > 0)
		sb_addf(b, ngettext(", with %d part", ", with %d parts", (unsigned long)parts), parts);
	if (freed > 0)
		sb_addf(b, ngettext("; %d link emptied", "; %d links emptied", (unsigned long)freed), freed);
	/* In a text field the key of undo is a letter. */
	app_tell(then->app, ROLE_OK, screen_typing(then) ? _("%s. Esc, then u, undoes.") : _("%s. u undoes."), b->s);
}

unsigned delete_records(const struct screen *then, const entity *e, const int64_t *ids, size_t n)
{
	struct app *app = then->app;
	AUTO_ERR err = {0};
	AUTO_CTX(tmp);
	int gone = 0, freed = 0;
	const char *title = desk_title(app->desk, tmp, e, ids[0]);
	int failed = desk_delete(app->desk, e, ids, n, &gone, &freed, &err);
	if (failed)
		app_tell_err(app, &err);
	else
		tell_deleted(then, e, n, title, gone, freed);
	return EFFECT_RELOAD;
}

/* Not what only the program writes, nor a link between two parts. */
static bool may_add(const field *f, const entity *from)
{
	return f->type == &t_reference && !(f->flags & F_AUTO) && entity_named(f->opt.ref) == from;
}

/* In the order in which a representative needs them most. */
static const entity *const kinds[] = {
	&e_meeting,  &e_expense, &e_action, &e_question, &e_mandate, &e_contact, &e_cpts,	  &e_association,
	&e_training, &e_leave,	 &e_payer,  &e_vehicle,	 &e_route,   &e_claim,	 &e_assessment, &e_interview,
};

static size_t add_addition(const entity *one, const entity *from, struct addition *list, size_t n, size_t room)
{
	for (size_t i = 0; i < one->nfields && n < room; i++) {
		if (!may_add(&one->fields[i], from))
			continue;
		list[n] = (struct addition){one, &one->fields[i]};
		return n + 1;
	}
	return n;
}

size_t additions(const entity *e, struct addition *list, size_t room)
{
	const entity *parts[PARTS_MOST];
	size_t n = 0, nparts = entity_parts(e, parts, LENGTH(parts));
	for (size_t i = 0; i < nparts; i++)
		n = add_addition(parts[i], e, list, n, room);
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		const field *owner = entity_owner(kinds[i]);
		if (!owner || entity_named(owner->opt.ref) != e)
			n = add_addition(kinds[i], e, list, n, room);
	}
	return n;
}

/* A file dropped on the window: the terminal types its name in quotes, as a shell reads it, after what stood there. */
static const char *dropped(const void *parent, const char *typed)
{
	static const char quoted[] = "'\\''"; /* an apostrophe of the name */
	const char *from = strncmp(typed, "~/'", 3) == 0 ? typed + 2 : typed, *until = strrchr(typed, '\'');
	if (strncmp(from, "'/", 2) != 0 || until == from || until[1])
		return typed;
	strbuf *path = sb_new(parent);
	for (from++; from < until; from++) {
		sb_addc(path, *from);
		if (strncmp(from, quoted, strlen(quoted)) == 0)
			from += strlen(quoted) - 1;
	}
	return path->s;
}

char *path_typed(const void *parent, const char *typed)
{
	const char *home = getenv("HOME");
	typed = dropped(parent, typed);
	return home && strncmp(typed, "~/", 2) == 0 ? path_join(parent, home, typed + 2) : mem_dup(parent, typed);
}

static unsigned kind_chosen(struct screen *below, long number, const char *typed)
{
	const entity *e = entity_number((int)number);
	(void)typed;
	if (!door_add(below->app, e, 0))
		app_push(below->app, form_screen(below->app, e, 0, NULL));
	return EFFECT_REDRAW;
}

struct screen *add_screen(struct app *app)
{
	struct screen *s = choose_screen(app, _("What to add?"), kind_chosen);
	for (size_t i = 0; i < LENGTH(kinds); i++)
		pick_add(choose_pick(s), _(kinds[i]->one), _(kinds[i]->help), kinds[i]->number);
	return s;
}
