#!/usr/bin/env node
"use strict";var{readFileSync:n}=require("node:fs"),{join:r}=require("node:path"),{Script:i}=require("node:vm"),e=r(__dirname,"parts","command.cjs"),t=new i(n(e,"latin1"),{filename:e,cachedData:c()});t.runInThisContext()(exports,require,module,__filename,__dirname);function c(){try{return n(r(__dirname,"parts","command-dceadaee88b5e11c.cache"))}catch{return}}
