// Runs programs that print measurements, one {"name","value","unit"} a line, prints them as a table and writes
// build/bench.json.   node tools/bench.mjs [PREFIX=]COMMAND...
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";

/** Runs one command; its measurements, with the prefix before their names. Other lines are passed on. */
async function measurementsOf(command, prefix) {
  const child = spawn("/bin/sh", ["-c", command], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("close", done));
  const found = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const measured = /^\s*\{.*"unit".*\}\s*$/.test(line) ? JSON.parse(line) : null;
    if (measured) found.push({ ...measured, name: prefix + measured.name });
    else console.error(line);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  if (found.length === 0) throw new Error(`${command} measured nothing`);
  return found;
}

function printTable(measurements) {
  const width = Math.max(...measurements.map(({ name }) => name.length));
  for (const { name, value, unit } of measurements)
    console.log(`${name.padEnd(width)}  ${String(value).padStart(12)} ${unit}`);
}

const all = [];
const failures = [];
for (const argument of process.argv.slice(2)) {
  const [, prefix = "", command] = /^(?:([a-z ]+)=)?(.*)$/s.exec(argument);
  try {
    all.push(...(await measurementsOf(command, prefix && `${prefix}: `)));
  } catch (error) {
    failures.push(error.message);
  }
}
if (all.length) printTable(all);
await writeFile("build/bench.json", `${JSON.stringify(all, null, 1)}\n`);
for (const failure of failures) console.error(`failed: ${failure}`);
process.exit(failures.length ? 1 : 0);
