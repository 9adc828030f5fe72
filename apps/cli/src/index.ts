export { Client, type Acted } from './client.js';
