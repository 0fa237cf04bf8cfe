/** Compiles texts that are nowhere on the disk, as if they were files there. */
import { resolve } from "node:path";
import ts from "typescript";

/** A checked program of these texts, by the path that each pretends to have. */
export function compile(texts: Readonly<Record<string, string>>, options: ts.CompilerOptions): ts.Program {
  const virtual = new Map(Object.entries(texts).map(([path, text]) => [resolve(path), text]));
  const host = ts.createCompilerHost(options);
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (name, settings, ...rest) => {
    const text = virtual.get(name);
    return text === undefined ? host.getSourceFile(name, settings, ...rest) : ts.createSourceFile(name, text, settings, true);
  };
  return ts.createProgram([...virtual.keys()], options, {
    ...host,
    getSourceFile,
    fileExists: (name) => virtual.has(name) || host.fileExists(name),
    readFile: (name) => virtual.get(name) ?? host.readFile(name),
  });
}

/** The project's own settings, as tsconfig.json has them. */
export function projectConfig(overrides: ts.CompilerOptions = {}): ts.ParsedCommandLine {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const config = ts.getParsedCommandLineOfConfigFile("tsconfig.json", overrides, host);
  if (config === undefined) throw new Error("tsconfig.json cannot be read");
  return config;
}

export function messageOf(diagnostic: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
}
