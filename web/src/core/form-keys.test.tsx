import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useEscapeFirst, useFormKeys } from "./keys";

const done: string[] = [];

function Form(props: { readonly name: string }) {
  const form_keys = useFormKeys({ back: () => done.push(`${props.name} left`) });
  return (
    <form {...form_keys} onSubmit={() => done.push(`${props.name} saved`)}>
      <textarea id={props.name} />
    </form>
  );
}
function Around(props: { readonly children: React.ReactNode }) {
  const form_keys = useFormKeys<HTMLDivElement>({ save: () => done.push("around saved") });
  return <div {...form_keys}>{props.children}</div>;
}
function Help() {
  useEscapeFirst(() => done.push("help closed"));
  return null;
}

describe("keys of forms", () => {
  const place = document.createElement("div");
  let root: Root;
  const show = (screen: React.ReactNode) => act(async () => root.render(screen));
  const press = (key: string, where: Element = document.body) =>
    act(async () => {
      const held = key === "Enter" && { ctrlKey: true };
      where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
    });
  const field = (id: string) => document.getElementById(id) as Element;

  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    document.body.append(place);
    root = createRoot(place);
    done.length = 0;
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    place.remove();
  });

  test("Ctrl+Enter saves and Esc leaves the form that holds the focus, whichever was put up last", async () => {
    await show([<Form key="a" name="assessment" />, <Form key="b" name="decision" />]);
    await press("Enter", field("assessment"));
    await press("Escape", field("assessment"));
    expect(done).toEqual(["assessment saved", "assessment left"]);
  });

  test("where nothing holds the focus the newest form is meant", async () => {
    await show([<Form key="a" name="assessment" />, <Form key="b" name="decision" />]);
    await press("Enter");
    expect(done).toEqual(["decision saved"]);
  });

  test("a form inside another answers for itself", async () => {
    await show(
      <Around>
        <Form name="registration" />
      </Around>,
    );
    await press("Enter", field("registration"));
    expect(done).toEqual(["registration saved"]);
  });

  test("help is closed before the form under it", async () => {
    await show([<Form key="a" name="decision" />, <Help key="b" />]);
    await press("Escape", field("decision"));
    expect(done).toEqual(["help closed"]);
  });

  test("what stands behind a closed door hears nothing", async () => {
    await show([
      <div key="a" inert>
        <Form name="decision" />
      </div>,
      <input key="b" id="password" />,
    ]);
    await press("Escape", field("password"));
    await press("Enter");
    expect(done).toEqual([]);
  });
});
