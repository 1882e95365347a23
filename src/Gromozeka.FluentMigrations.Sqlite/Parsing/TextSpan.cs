namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The one after its last.</param>
internal readonly record struct TextSpan(int Start, int End)
{
    public bool IsEmpty => Start == End;

    public string Of(string text) => text[Start..End];
}
