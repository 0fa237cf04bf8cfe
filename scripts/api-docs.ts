/**
 * The API documentation, as pages in docs/api. Fails if a public name has no docstring or a link leads nowhere.
 * Members of a type written inline need no docstring of their own: the name that holds them has one.
 */
import { Application, DeclarationReflection, ReflectionKind, TypeDocReader } from "typedoc";

const required =
  ReflectionKind.Variable |
  ReflectionKind.Function |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.Property |
  ReflectionKind.Method |
  ReflectionKind.Accessor |
  ReflectionKind.TypeAlias;

const app = await Application.bootstrap({}, [new TypeDocReader()]);
const project = await app.convert();
if (project === undefined) throw new Error("TypeDoc could not read the sources.");

for (const reflection of project.getReflectionsByKind(required)) {
  if (!(reflection instanceof DeclarationReflection) || reflection.parent?.kindOf(ReflectionKind.TypeLiteral)) continue;
  const places = [reflection, reflection.getSignature, ...(reflection.signatures ?? [])];
  if (!places.some((place) => place?.hasComment())) app.logger.error(`${reflection.getFullName()} has no documentation.`);
}
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
await app.generateDocs(project, "docs/api");
