using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Output.Annotations;

/// <summary>The result of a command as annotations: errors, findings, warnings, and the steps that would lose rows.</summary>
internal static class AnnotationView
{
    /// <summary>Writes them to stderr, which GitHub reads like stdout.</summary>
    public static void Show(CommandContext context, Document document)
    {
        foreach (var annotation in Of(document, version => Source(context, version)))
            context.Terminal.Error(PlainText.Escape(annotation.ToString()));
    }

    /// <param name="document">The result.</param>
    /// <param name="source">The line of the migration with a version; null if it is not known.</param>
    public static IEnumerable<Annotation> Of(Document document, Func<long, SourceLine?> source)
    {
        if (document.Failed is { } failed)
            yield return new Annotation(
                "error",
                $"{failed.Code} {failed.Title}".Trim(),
                $"{failed.What}\nwhy: {failed.Why}\nstate: {failed.State}\nnext: {failed.Next}",
                failed.Version is { } version ? source(version) : null
            );
        foreach (var finding in document.Findings ?? [])
            yield return new Annotation(
                "error",
                finding.Code,
                $"{finding.What}\nnext: {finding.Next}",
                finding.Version is { } version ? source(version) : null
            );
        foreach (var step in document.Steps?.Where(step => step.Risks.Count > 0) ?? [])
            yield return new Annotation(
                "warning",
                $"Migration {Format.Number(step.Version)}: {step.Description}",
                string.Join('\n', step.Risks),
                source(step.Version)
            );
        foreach (var warning in document.Warnings)
            yield return new Annotation("warning", null, warning);
    }

    private static SourceLine? Source(CommandContext context, long version)
    {
        try
        {
            var migration = context.OpenedWorkspace?.Manager.GetAvailableMigrations().FirstOrDefault(one => one.Version == version);
            return migration is null ? null : CommandFront.Current.SourceOf(migration);
        }
        catch (Exception cause) when (cause is MigrationException or OptionsValidationException or DbException)
        {
            // The command itself reports why the migrations cannot be listed.
            return null;
        }
    }
}
