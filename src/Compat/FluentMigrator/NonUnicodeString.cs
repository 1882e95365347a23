namespace FluentMigrator;

/// <summary>A text literal for which the database shall not use its Unicode form.</summary>
public class NonUnicodeString
{
    public NonUnicodeString(string value)
    {
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;
}
