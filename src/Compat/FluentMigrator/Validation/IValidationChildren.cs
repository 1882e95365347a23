namespace FluentMigrator.Validation;

/// <summary>An object whose parts are validated along with it.</summary>
public interface IValidationChildren
{
    /// <summary>The parts; none of them has to be of a certain type.</summary>
    IEnumerable<object> Children { get; }
}
