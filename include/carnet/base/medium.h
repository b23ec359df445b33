// SPDX-License-Identifier: EUPL-1.2
/* Disks and keys: where a file really is, and which media can be taken away. What is mounted is read from /proc/self/mounts, or from the file
   that CARNET_MOUNTS names. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <carnet/base/err.h>

typedef struct medium {
	const char *path; /* where it is mounted */
	bool writable;
} medium;

/* The media that can be taken away: mounted from a device under /media, /run/media or /mnt, or in FAT anywhere else than where machines start from. List and paths hang on parent. */
void medium_list(const void *parent, medium **out, size_t *count);
/* Where the medium that holds a path is mounted; "/" when nothing better is known. The path need not exist yet. */
char *medium_of(const void *parent, const char *path);
/* Two places that a fire, a theft or a dead disk does not take together: on different media, one of which can be taken away. */
bool medium_apart(const char *path, const char *other);
