// SPDX-License-Identifier: EUPL-1.2
/* What stands around the title of a point. All take a line; lengths are in bytes. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

size_t agenda_spaces(const char *s);
/* Of the number, bullet, hour or duration a line begins with, its closing sign included; 0 when it begins with none. */
size_t agenda_marker(const char *s);
/* "2 Bilan" as the second point: of a number that nothing closes, 0 when it is another one or none. */
size_t agenda_bare_number(const char *s, size_t place);
/* Of «2. » where the point of that place begins inside a line. */
size_t agenda_number_inside(const char *s, size_t place);
/* How long a point takes or what it is for: «15 min», «pour avis». */
bool agenda_is_detail(const char *s, size_t len);
/* Of the title, without final signs and such details. */
size_t agenda_title_end(const char *s, size_t len);
