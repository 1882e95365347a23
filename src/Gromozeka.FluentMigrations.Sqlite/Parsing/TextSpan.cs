namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>A part of a text.</summary>
/// <param name="Start">The position of its first character.</param>
/// <param name="End">The position after its last character.</param>
internal readonly record struct TextSpan(int Start, int End)
{
    public bool IsEmpty => Start == End;

    public string Of(string text) => text[Start..End];
}
