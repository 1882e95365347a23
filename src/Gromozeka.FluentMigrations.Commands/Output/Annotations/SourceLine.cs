namespace Gromozeka.FluentMigrations.Commands.Output.Annotations;

/// <summary>A line of a source file.</summary>
/// <param name="File">The path, relative to the root of the repository.</param>
/// <param name="Line">The number of the line, from 1.</param>
internal sealed record SourceLine(string File, int Line);
