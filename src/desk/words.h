// SPDX-License-Identifier: EUPL-1.2
#pragma once

/* "réunion" as it begins a line: "Réunion". Talloc string on parent. */
char *desk_capital(const void *parent, const char *name);
