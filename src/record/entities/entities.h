// SPDX-License-Identifier: EUPL-1.2
/* What the entity tables share. One file describes one entity; registry.c lists them. */
#pragma once
#include <carnet/record/registry.h>

/* Seats are held in, and meetings are of, the same kinds of body. */
extern const choice bodies[];
extern const choice levels[];
extern const choice calculation_modes[];

#define TABLE(f) .fields = f, .nfields = sizeof f / sizeof *f
#define RULES(r) .rules = r, .nrules = sizeof r / sizeof *r
