#!/usr/bin/env node
require('tsx/cjs');
require('./docket.ts');
