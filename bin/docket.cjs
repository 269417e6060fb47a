#!/usr/bin/env -S node --max-semi-space-size=64
require('tsx/cjs');
require('./docket.ts');
