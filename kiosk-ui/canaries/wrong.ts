// Wrong on purpose: canaries/check.mjs proves that TypeScript and Biome each find a fault here.
export function first(names: string[]): string {
  var name = names[0];
  if (name == "x") debugger;
  return name;
}
