// SPDX-License-Identifier: EUPL-1.2
/* The screens that serve every entity. */
#pragma once
#include "../app.h"
#include "../widgets/form.h"
#include "../widgets/names.h"

/* A form: of a record (id), or a new one begun with the fields of 'with' (borrowed, NULL for none). */
struct screen *form_screen(struct app *app, const entity *e, int64_t id, const record *with);
/* Opens on that field. */
void form_screen_at(struct screen *s, const field *f);
/* Opens on «save»: one Enter keeps it as it is proposed. */
void form_screen_at_save(struct screen *s);
/* Called on the screen below once a record was kept; returns effects. */
void form_screen_kept(struct screen *s, unsigned (*kept)(struct screen *below, int64_t id));
/* A record that a reference lacks: its own form, begun with what was typed as its name, and back to what asked. */
unsigned form_screen_referred(struct app *app, const field *f, const char *typed, unsigned (*kept)(struct screen *below, int64_t id));
struct screen *detail_screen(struct app *app, const entity *e, int64_t id);
struct screen *list_screen(struct app *app, const query *q);     /* q is copied */
struct screen *lists_screen(struct app *app, const char *label, const entity *const *list); /* several, a bar between them; ends with NULL */
struct screen *history_screen(struct app *app);
const entity *list_shown(const struct screen *s);                /* what that screen of lists shows now; NULL: it is another screen */
struct screen *import_ask(struct app *app);                      /* asks which file, then shows its columns; over a list, those of its kind */

/* Deletes and says so: how many went, and that u takes it back, where then is the screen that is left on top. Returns effects. */
unsigned delete_records(const struct screen *then, const entity *e, const int64_t *ids, size_t n);
/* A path as a person types it, or drops it on the window: ~/ is the home folder. */
char *path_typed(const void *parent, const char *typed);
/* Asks what to add, anything that has a list. */
struct screen *add_screen(struct app *app);
/* Kinds of record that may be added from one of e, the reference filled in. Returns their count. */
struct addition { const entity *e; const field *f; };
size_t additions(const entity *e, struct addition *list, size_t room);
