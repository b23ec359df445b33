// SPDX-License-Identifier: EUPL-1.2
/* What a pack brings to the journal: contacts, CPTS, associations and payers of the region. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/library/packs.h>

typedef struct pack_records_report { size_t added, known; } pack_records_report;
/* One of them, before it is added: known when the journal has its name already. */
typedef struct pack_offer {
	const char *key, *title;
	const entity *e;
	bool known;
} pack_offer;
/* Adds those whose name the journal does not have yet, as one action that undo takes back; the person's own records are never changed. keys: only
   those, ended by NULL; NULL: all. A link to one that is left out stays empty. */
int desk_pack_records(desk *d, const char *packs, const char *name, const char *const *keys, pack_records_report *report, struct err *e);

/* Files of packs (*.trousse, *.carnet-pack) on keys and disks that can be taken away, in their first folder or one below. Paths hang on parent. */
void desk_pack_found(const void *parent, char ***out, size_t *count);
/* Adds a file to the packs of that folder, and puts the guide with it in the place of d->l, which lives on until its parent goes: what still shows
   the guide must be closed. Tells what it brings to the guide, and could bring to the journal. A pack that cannot be read whole is not added. */
typedef struct pack_added {
	pack_about *about;
	page_change *changes;
	size_t nchanges;
	pack_offer *offers;
	size_t noffers;
} pack_added;
int desk_pack_add(desk *d, const void *parent, const char *packs, const char *file, pack_added *out, struct err *e);
/* The guide opened again when a pack was put in the folder of packs, or taken out, by hand or by another program: what was read of the former one
   stays. */
int desk_packs_again(desk *d, struct err *e);
/* The folder of packs of a journal. */
char *desk_packs(const void *parent, const char *journal_path);
