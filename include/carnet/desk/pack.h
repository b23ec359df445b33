// SPDX-License-Identifier: EUPL-1.2
/* What a pack brings to the journal: contacts, CPTS, associations and payers of the region. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/library/packs.h>

typedef struct pack_records_report { size_t added, known; } pack_records_report;
/* Adds those whose name the journal does not have yet, as one action that undo takes back; the person's own records are never changed. */
int desk_pack_records(desk *d, const char *packs, const char *name, pack_records_report *report, struct err *e);
