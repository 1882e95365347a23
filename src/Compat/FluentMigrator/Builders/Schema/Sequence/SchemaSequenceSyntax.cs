namespace FluentMigrator.Builders.Schema.Sequence;

/// <summary>Questions about a sequence.</summary>
public interface ISchemaSequenceSyntax
{
    bool Exists();
}
