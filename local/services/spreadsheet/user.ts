/** A person, as protections list them. */
import { expose } from '../../runtime/service-object';

export class User {
  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }

  toString(): string {
    return this.email;
  }
}

expose(User, 'User', ['getEmail', 'toString']);
