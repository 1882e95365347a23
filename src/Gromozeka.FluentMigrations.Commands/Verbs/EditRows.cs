using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Shows edited migrations.</summary>
internal static class EditRows
{
    public static EditNode Node(EditedMigration edit) =>
        new(edit.Migration.Version, edit.AppliedAt, [.. edit.Then.Select(Secrets.Mask)], [.. edit.Now.Select(Secrets.Mask)]);

    public static NotComparedNode Node(NotComparedMigration one) =>
        new(one.Migration.Version, char.ToLowerInvariant($"{one.Reason}"[0]) + $"{one.Reason}"[1..], Secrets.Mask(one.Why));

    public static void Show(Channel channel, EditReport report)
    {
        foreach (var edit in report.Edited)
        {
            channel.Rows(
                [
                    ["  [red]✗[/]", Format.Escape($"{edit}")],
                ],
                gap: 1
            );
            channel.Rows(edit.Lines.Select(line => new[] { "     ", Format.Escape(Secrets.Mask(line)) }), gap: 1);
            channel.Rows(
                [
                    ["      next:", $"undo the edit, or accept it: {Format.Escape(CommandFront.Current.Spell("repair --accept-edits"))}"],
                ],
                gap: 1
            );
        }

        channel.Rows(
            report
                .NotCompared.GroupBy(one => one.Why)
                .Select(group =>
                    new[]
                    {
                        "  ·",
                        Format.Escape(
                            $"not compared with what was applied: {(group.Count() == 1 ? "version" : "versions")} "
                                + $"{string.Join(", ", group.Select(one => one.Migration.Version))}: {Secrets.Mask(group.Key)}"
                        ),
                    }
                ),
            gap: 1
        );
    }
}
