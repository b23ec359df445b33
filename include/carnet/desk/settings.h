// SPDX-License-Identifier: EUPL-1.2
/* Choices about the program itself, whatever the journal: one line "name = value" each in $XDG_CONFIG_HOME/carnet/settings. */
#pragma once
#include <carnet/desk/wording.h>
#include <carnet/record/record.h>

/* Its fields say everything: what a file may hold, what the screen of settings shows. It is not part of any journal. */
extern const entity e_settings;
enum display { DISPLAY_TERMINAL, DISPLAY_CONTRAST };

/* No file: the defaults. A line that is not understood leaves its default and is a problem, its place "path:line". */
record *settings_read(const void *parent, struct problems *p);
int settings_keep(const record *settings, struct err *e);
enum display settings_display(const record *settings);
enum wording settings_wording(const record *settings);
